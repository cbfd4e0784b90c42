package io.appfirewall.core.snapshot;

import static io.appfirewall.fixture.Addresses.cidrs;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appfirewall.core.snapshot.Snapshot.Platform;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void whatIsConfiguredReplacesTheDefaultsEvenOnOpenShift() {
    List<PodScope> own = List.of(new PodScope(Set.of("edge"), app("proxy")));
    Settings d = Settings.DEFAULTS;
    Settings settings =
        new Settings(
            d.operatorNamespace(),
            d.clusterCidrs(),
            d.dnsPods(),
            d.dnsPort(),
            Optional.of(own),
            Optional.of(List.of()),
            d.maxPolicyBytes());
    assertThat(settings.ingressControllers(true)).isEqualTo(own);
    assertThat(settings.ingressControllers(false)).isEqualTo(own);
    assertThat(settings.monitoring(false)).isEmpty();
  }

  @Test
  void theOrderOfTheClustersCidrsDoesNotMatter() {
    assertThat(
            snapshot().withClusterCidrs("fd00::/48", "10.0.0.0/8", "10.0.0.0/8").build().settings())
        .extracting(Settings::clusterCidrs)
        .isEqualTo(cidrs("10.0.0.0/8", "fd00::/48"));
  }

  @Test
  void onePolicyIsOneMebibyteAtMost() {
    assertThat(Settings.DEFAULTS.maxPolicyBytes()).isEqualTo(1_048_576);
  }

  @Test
  void podsOfNoNamespaceCannotBeMeant() {
    assertThatThrownBy(() -> new PodScope(Set.of(), app("proxy")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "default, false, false",
    "openshift, false, false",
    "my-openshift-dns, false, false",
    "openshift-x, true, false",
    "openshift-dns, true, true"
  })
  void thePlatformIsToldByTheNamesOfNamespaces(
      String namespace, boolean openshift, boolean openshiftDns) {
    assertThat(Platform.of(Set.of("kube-system", namespace)))
        .isEqualTo(new Platform(openshift, openshiftDns));
  }
}
