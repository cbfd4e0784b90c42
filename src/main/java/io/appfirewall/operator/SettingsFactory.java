package io.appfirewall.operator;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.snapshot.PodScope;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.operator.AppFirewallProperties.Pods;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The configuration as the compiler wants it. */
final class SettingsFactory {
  private SettingsFactory() {}

  /** The settings of properties that have been checked. */
  static Settings settings(AppFirewallProperties properties, String operatorNamespace) {
    AppFirewallProperties.Dns dns = properties.dns();
    return new Settings(
        Optional.of(operatorNamespace),
        properties.clusterCidrs().stream().map(Cidr::of).toList(),
        scope(new Pods(dns.namespaces(), dns.pods())),
        dns.port(),
        scopes(properties.ingressControllers()),
        scopes(properties.monitoring()),
        properties.maxPolicySize().toBytes());
  }

  private static Optional<List<PodScope>> scopes(@Nullable List<Pods> pods) {
    return Optional.ofNullable(pods)
        .map(scopes -> scopes.stream().map(SettingsFactory::scope).toList());
  }

  private static PodScope scope(Pods pods) {
    LabelSelector labels = LabelsText.read(pods.pods()).orElseThrow();
    return new PodScope(Set.copyOf(pods.namespaces()), labels);
  }
}
