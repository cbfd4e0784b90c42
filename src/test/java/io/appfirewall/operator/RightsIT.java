package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.OwnResource;
import io.appfirewall.cluster.Scope;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ApiRequest;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Identity;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.operator.Rights.Right;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operator asks of the API server, beside what the chart lets it. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class RightsIT {
  private static final String SHORT_OF_ONE = "rights-it-short-of-one";

  /** That of a release called appfirewall. */
  private static final String LEASE = "appfirewall";

  private static final String WEB = "podSelector: {matchLabels: {app: web}}\n";

  /**
   * What admission asks of whoever makes an object an owner; it is no request of the operator's.
   */
  private static final Set<Right> ASKED_BY_ADMISSION =
      Set.of(
          new Right("appfirewall.io", "appfirewalls/finalizers", "update"),
          new Right("appfirewall.io", "firewallbaselines/finalizers", "update"));

  /** What everybody may who has signed in: to ask about himself. */
  private static final String OF_EVERYBODY = "selfsubject";

  @Test
  void usesEveryRightThatItHasAndMissesNone(
      ControlPlane controlPlane,
      KubernetesClient client,
      AuditLog auditLog,
      FreshNamespace namespace)
      throws Exception {
    CustomResources.install(controlPlane, Path.of("crds"));
    // Whoever finds a Lease makes none.
    client.leases().inNamespace(ChartInstall.NAMESPACE).withName(LEASE).delete();
    Config config =
        ChartInstall.install(controlPlane).applyTo(controlPlane.config(), controlPlane.client());
    var mark = auditLog.mark();

    try (var operator =
            RunningOperator.start(
                config,
                "--appfirewall.leader-election.enabled=true",
                "--appfirewall.leader-election.lease=" + LEASE);
        var scraper = Scraper.make(client, namespace.name())) {
      useEverything(new Cluster(client), client, namespace);
      scraper.allow();
      assertThat(operator.get("/actuator/prometheus", scraper.header()).body())
          .contains("appfirewall_leading 1.0");
    }

    List<ApiRequest> requests =
        auditLog.since(mark).stream()
            .filter(request -> request.user().equals(ChartInstall.USER))
            .filter(request -> !request.resource().startsWith(OF_EVERYBODY))
            .toList();
    assertThat(requests).filteredOn(request -> request.code() == 403).isEmpty();
    Set<Right> granted = new HashSet<>(ChartInstall.ofCluster());
    granted.addAll(ChartInstall.ofOwnNamespace());
    granted.removeAll(ASKED_BY_ADMISSION);
    assertThat(requests.stream().map(RightsIT::right).collect(toSet())).isEqualTo(granted);
  }

  @Test
  void namesTheOneRightThatIsTaken(ControlPlane controlPlane, KubernetesClient client) {
    List<Right> all =
        Stream.concat(Rights.of(Scope.CLUSTER).stream(), Rights.ofReviews().stream()).toList();
    client.resource(binding()).createOr(existing -> existing.update());
    try (KubernetesClient theirs = controlPlane.clientAs(Identity.user(SHORT_OF_ONE))) {
      Rights rights =
          new Rights(theirs, new OperatorNamespace("nowhere"), Properties.with(), Scope.CLUSTER);
      for (Right taken : all) {
        client
            .resource(role(all.stream().filter(right -> !right.equals(taken))))
            .createOr(existing -> existing.update());
        // The API server hears of a role a moment later.
        await().untilAsserted(() -> assertThat(rights.denied()).containsExactly(taken));
      }
    }
  }

  private static ClusterRole role(Stream<Right> rights) {
    List<PolicyRule> rules =
        rights
            .map(right ->
                new PolicyRuleBuilder()
                    .withApiGroups(right.group())
                    .withResources(right.resource())
                    .withVerbs(right.verb())
                    .build())
            .toList();
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName(SHORT_OF_ONE)
        .endMetadata()
        .withRules(rules)
        .build();
  }

  private static ClusterRoleBinding binding() {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName(SHORT_OF_ONE)
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", SHORT_OF_ONE)
        .addNewSubject("rbac.authorization.k8s.io", "User", SHORT_OF_ONE, null)
        .build();
  }

  private static void useEverything(
      Cluster cluster, KubernetesClient client, FreshNamespace namespace) {
    cluster.apply(
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AddressGroup
        metadata: {name: office, namespace: %s}
        spec: {addresses: [{cidr: 203.0.113.0/24}]}
        ---
        apiVersion: appfirewall.io/v1beta1
        kind: ClusterAddressGroup
        metadata: {name: rights-it}
        spec: {addresses: [{cidr: 203.0.113.0/24}]}
        """
            .formatted(namespace));
    var office =
        client.resources(AddressGroup.class).inNamespace(namespace.name()).withName("office");
    var everywhere = client.resources(ClusterAddressGroup.class).withName("rights-it");
    var baselines = new Baselines(client);
    List<OwnResource<?, ?>> ready =
        List.of(
            cluster.firewall(namespace.name(), "web", WEB),
            office.get(),
            everywhere.get(),
            baselines.apply(
                "rights-it", "mode: Enforce\npolicyTypes: [Ingress]\n" + only(namespace)));
    ready.forEach(cluster::awaitReady);

    AppFirewall web = cluster.firewall(namespace.name(), "web");
    cluster.alterPolicyOf(web);

    cluster.update(namespace.name(), "web", WEB + "mode: Disabled");
    cluster.soon(() -> assertThat(cluster.policy(namespace.name(), "appfw-web")).isEmpty());
    baselines.clear();
    everywhere.delete();
  }

  private static Right right(ApiRequest request) {
    return new Right(request.group(), request.resource(), request.verb());
  }
}
