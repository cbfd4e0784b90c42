package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.UsedBy;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A thousand firewalls in one namespace, each open to the next one; and one that is too large. */
final class ManyFirewalls {
  static final int HEALTHY = 999;
  static final String BROKEN = "broken";

  private static final int AT_ONCE = 4;
  private static final Duration LONG = Duration.ofSeconds(90);

  private final KubernetesClient client;
  private final String namespace;

  ManyFirewalls(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Creates all of them, several at once. */
  void create() {
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      Stream.concat(Stream.of(broken()), IntStream.range(0, HEALTHY).mapToObj(this::healthy))
          .forEach(firewall -> executor.execute(() -> client.resource(firewall).create()));
    }
  }

  /** Waits until every healthy one is ready and knows by whom it is named. */
  void awaitReady() {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(ready()).isEqualTo(HEALTHY));
  }

  private long ready() {
    return client.resources(AppFirewall.class).inNamespace(namespace).list().getItems().stream()
        .filter(ManyFirewalls::isSettled)
        .count();
  }

  private static boolean isSettled(AppFirewall firewall) {
    var status = Optional.ofNullable(firewall.getStatus());
    boolean isNamedByOne =
        status
            .map(AppFirewallStatus::usedBy)
            .map(UsedBy::count)
            .filter(count -> count == 1)
            .isPresent();
    return isNamedByOne
        && status.map(AppFirewallStatus::conditions).orElse(List.of()).stream()
            .anyMatch(ManyFirewalls::isReady);
  }

  private static boolean isReady(Condition condition) {
    return condition.getType().equals("Ready") && condition.getStatus().equals("True");
  }

  private AppFirewall healthy(int number) {
    return firewall(
        "fw-" + number,
        """
        podSelector: {matchLabels: {app: app-%d}}
        ingress:
        - name: next
          from: [{firewall: {name: fw-%d}}]
          ports: [{port: 8080}]
        """
            .formatted(number, (number + 1) % HEALTHY));
  }

  /** What the schema takes, and the compiler of an operator that may write only 4 KiB refuses. */
  private AppFirewall broken() {
    String blocks =
        IntStream.range(0, 50)
            .mapToObj(i -> "{ipBlock: {cidr: 10.0.%d.0/24}}".formatted(i))
            .collect(Collectors.joining(", "));
    String rules =
        IntStream.range(0, 4)
            .mapToObj(
                i -> "- {name: r%d, from: [%s], ports: [{port: %d}]}\n".formatted(i, blocks, i + 1))
            .collect(Collectors.joining());
    return firewall(BROKEN, "podSelector: {matchLabels: {app: broken}}\ningress:\n" + rules);
  }

  private AppFirewall firewall(String name, String spec) {
    String yaml =
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: %s, namespace: %s}
        spec:
        """
            .formatted(name, namespace);
    return Serialization.unmarshal(yaml + spec.indent(2), AppFirewall.class);
  }
}
