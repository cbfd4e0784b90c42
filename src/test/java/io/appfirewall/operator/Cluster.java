package io.appfirewall.operator;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.Conditioned;
import io.appfirewall.api.OwnResource;
import io.appfirewall.controlplane.ApiRequest;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.core.model.Owner;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.awaitility.core.ThrowingRunnable;

/** A cluster as its users see it: they apply manifests, wait, and look at what there is. */
final class Cluster {
  private static final Duration SOON = Duration.ofSeconds(20);

  // A garbage collector looks for new kinds twice a minute, and CRDs may just have been installed.
  private static final Duration COLLECTED = Duration.ofSeconds(90);

  private final KubernetesClient client;

  Cluster(KubernetesClient client) {
    this.client = client;
  }

  /** Creates what a manifest says, or replaces it. */
  void apply(String yaml) {
    client
        .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .items()
        .forEach(object -> client.resource(object).createOr(existing -> existing.update()));
  }

  /** Creates a firewall. */
  AppFirewall firewall(String namespace, String name, String spec) {
    return client.resource(manifest(namespace, name, spec)).create();
  }

  /** The status of a firewall that has been reconciled. */
  AppFirewallStatus status(String namespace, String name) {
    return requireNonNull(firewall(namespace, name).getStatus());
  }

  /** Gives a firewall another spec. */
  AppFirewall update(String namespace, String name, String spec) {
    AppFirewall now = firewall(namespace, name);
    now.setSpec(requireNonNull(manifest(namespace, name, spec).getSpec()));
    return client.resource(now).update();
  }

  private static AppFirewall manifest(String namespace, String name, String spec) {
    String head =
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: %s, namespace: %s}
        spec:
        """
            .formatted(name, namespace);
    return Serialization.unmarshal(head + spec.indent(2), AppFirewall.class);
  }

  AppFirewall firewall(String namespace, String name) {
    return Optional.ofNullable(
            client.resources(AppFirewall.class).inNamespace(namespace).withName(name).get())
        .orElseThrow();
  }

  /** Alters an object as a user would, whatever else is written to it meanwhile. */
  <T extends HasMetadata> void edit(T object, UnaryOperator<T> alteration) {
    T now = client.resource(object).get();
    now.getMetadata().setResourceVersion(null);
    client.resource(now).edit(alteration);
  }

  Optional<NetworkPolicy> policy(String namespace, String name) {
    return Optional.ofNullable(
        client.network().v1().networkPolicies().inNamespace(namespace).withName(name).get());
  }

  NetworkPolicy policyOf(AppFirewall firewall) {
    return policy(namespace(firewall), policyName(firewall)).orElseThrow();
  }

  /** The policy once it is there. */
  NetworkPolicy awaitPolicyOf(AppFirewall firewall) {
    soon(() -> assertThat(policy(namespace(firewall), policyName(firewall))).isPresent());
    return policyOf(firewall);
  }

  static String policyName(AppFirewall firewall) {
    return "appfw-" + firewall.getMetadata().getName();
  }

  /** Waits for a condition of this very generation, {@code Ready=True/Ready}. */
  void awaitCondition(OwnResource<?, ?> object, String expected) {
    soon(() -> {
      OwnResource<?, ?> now = client.resource(object).get();
      assertThat(conditions(now))
          .filteredOn(condition ->
              now.getMetadata().getGeneration().equals(condition.getObservedGeneration()))
          .extracting(c -> c.getType() + "=" + c.getStatus() + "/" + c.getReason())
          .as(() -> "conditions " + conditions(now))
          .contains(expected);
    });
  }

  void awaitReady(OwnResource<?, ?> object) {
    awaitCondition(object, "Ready=True/Ready");
  }

  /** What was told of an object, as {@code reason: message}. */
  List<String> events(HasMetadata object) {
    return client.v1().events().inAnyNamespace().list().getItems().stream()
        .filter(event -> object.getMetadata().getUid().equals(event.getInvolvedObject().getUid()))
        .map((Event event) -> event.getReason() + ": " + event.getMessage())
        .toList();
  }

  /** Points a firewall's policy at other pods, and waits until that is repaired. */
  void alterPolicyOf(AppFirewall firewall) {
    edit(
        policyOf(firewall),
        policy ->
            policy
                .edit()
                .editSpec()
                .editPodSelector()
                .addToMatchLabels("app", "other")
                .endPodSelector()
                .endSpec()
                .build());
    soon(() -> assertThat(repairsToldOf(firewall)).isNotEmpty());
  }

  /** Those of them that are about a repair. */
  List<String> repairsToldOf(HasMetadata object) {
    return events(object).stream().filter(event -> event.startsWith("DriftRepaired: ")).toList();
  }

  void soon(ThrowingRunnable assertion) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        // What is asked about may not be there yet.
        .ignoreException(NoSuchElementException.class)
        .untilAsserted(assertion);
  }

  /** Waits for the cluster's garbage collection. */
  void collected(ThrowingRunnable assertion) {
    await().atMost(COLLECTED).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
  }

  /** What operators wrote to policies since then, as {@code verb namespace/name}. */
  static List<String> policyWrites(AuditLog log, AuditLog.Mark mark) {
    return writes(log, mark).stream()
        .filter(request -> request.resource().equals("networkpolicies"))
        .map(request -> request.verb() + " " + request.namespace() + "/" + request.name())
        .toList();
  }

  /** Everything that operators wrote since then, their Lease excepted. */
  static List<ApiRequest> writes(AuditLog log, AuditLog.Mark mark) {
    return log.writesSince(mark).stream()
        .filter(request -> request.userAgent().startsWith(Owner.OPERATOR))
        .filter(request -> !request.resource().equals("leases"))
        .toList();
  }

  private static String namespace(HasMetadata object) {
    return object.getMetadata().getNamespace();
  }

  private static List<Condition> conditions(OwnResource<?, ?> object) {
    Conditioned status = object.getStatus();
    return status == null ? List.of() : requireNonNullElse(status.conditions(), List.of());
  }
}
