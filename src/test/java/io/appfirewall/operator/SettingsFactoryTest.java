package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.snapshot.PodScope;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.fixture.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsFactoryTest {
  private static Settings settings(String... namesAndValues) {
    return SettingsFactory.settings(Properties.with(namesAndValues), "appfirewall-system");
  }

  @Test
  void theDefaultsAreThoseOfTheCompiler() {
    Settings defaults = Settings.DEFAULTS;

    assertThat(settings())
        .isEqualTo(
            new Settings(
                Optional.of("appfirewall-system"),
                defaults.clusterCidrs(),
                defaults.dnsPods(),
                defaults.dnsPort(),
                defaults.ingressControllers(),
                defaults.monitoring(),
                defaults.maxPolicyBytes()));
  }

  @Test
  void everyPropertyCounts() {
    assertThat(
            settings(
                "appfirewall.cluster-cidrs",
                "10.0.0.0/8",
                "appfirewall.max-policy-size",
                "4KB",
                "appfirewall.dns.namespaces",
                "dns-system",
                "appfirewall.dns.pods",
                "app=coredns,tier=dns",
                "appfirewall.dns.port",
                "1053",
                "appfirewall.ingress-controllers[0].namespaces",
                "edge,dmz",
                "appfirewall.monitoring[0].namespaces",
                "mon",
                "appfirewall.monitoring[0].pods",
                "app=prom"))
        .isEqualTo(
            new Settings(
                Optional.of("appfirewall-system"),
                Addresses.cidrs("10.0.0.0/8"),
                scope("dns-system", Map.of("app", "coredns", "tier", "dns")),
                1053,
                Optional.of(List.of(new PodScope(Set.of("edge", "dmz"), LabelSelector.EVERYTHING))),
                Optional.of(List.of(scope("mon", Map.of("app", "prom")))),
                4096));
  }

  private static PodScope scope(String namespace, Map<String, String> labels) {
    return new PodScope(Set.of(namespace), LabelSelector.labels(labels));
  }
}
