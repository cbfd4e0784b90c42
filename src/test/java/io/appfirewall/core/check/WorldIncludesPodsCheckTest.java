package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Entity;
import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class WorldIncludesPodsCheckTest {
  private final FirewallCheck check = new WorldIncludesPodsCheck();

  private final FirewallBuilder web =
      firewall("web").allowsIngressFrom(entity(Entity.WORLD), tcp(80));

  @Test
  void withoutTheClustersAddressesItIsNoted() {
    assertThat(Checked.by(check, web))
        .containsExactly(
            "spec.ingress[in-0].from[0].entity: World includes the cluster's own pods, since the"
                + " configuration does not give the cluster's CIDRs (appfirewall.cluster-cidrs).");
  }

  @Test
  void withThemItIsFine() {
    assertThat(Checked.by(check, web, snapshot().withClusterCidrs("10.0.0.0/8"))).isEmpty();
  }

  @Test
  void otherEntitiesAreNotTheWorld() {
    assertThat(Checked.by(check, firewall("web").allowsIngressFrom(entity(Entity.ALL), tcp(80))))
        .isEmpty();
  }
}
