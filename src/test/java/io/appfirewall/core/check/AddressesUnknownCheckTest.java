package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Entity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AddressesUnknownCheckTest {
  private final FirewallCheck check = new AddressesUnknownCheck();

  @ParameterizedTest
  @EnumSource(
      value = Entity.class,
      names = {"NODES", "KUBE_API_SERVER"})
  void whatOnlyARunningClusterKnowsIsReportedWithoutOne(Entity entity) {
    assertThat(Checked.by(check, firewall("web").allowsIngressFrom(entity(entity), tcp(80))))
        .containsExactly(
            "spec.ingress[in-0].from[0].entity: the addresses of "
                + entity
                + " are not known here, so this peer is left out.");
  }

  @ParameterizedTest
  @EnumSource
  void whereTheyAreKnownNothingIsReported(Entity entity) {
    assertThat(
            Checked.by(
                check,
                firewall("web").allowsIngressFrom(entity(entity), tcp(80)),
                snapshot()
                    .withNodes("192.0.2.1")
                    .withApiServer("192.0.2.1", tcp(6443), "10.96.0.1", tcp(443))))
        .isEmpty();
  }
}
