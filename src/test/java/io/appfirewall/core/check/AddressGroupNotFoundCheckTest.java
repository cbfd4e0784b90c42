package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.addressGroupId;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.clusterAddressGroup;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class AddressGroupNotFoundCheckTest {
  private final FirewallCheck check = new AddressGroupNotFoundCheck();

  private final FirewallBuilder web =
      firewall("web").allowsIngressFrom(addressGroup("offices"), tcp(80));

  @Test
  void aGroupThatIsNotThereIsReported() {
    assertThat(Checked.by(check, web))
        .containsExactly(
            "spec.ingress[in-0].from[0].addressGroup: there is no AddressGroup shop/offices."
                + " Create it, or remove this peer.");
  }

  @Test
  void oneOfTheClusterIsNamedWithoutNamespace() {
    assertThat(Checked.by(check, firewall("web").allowsEgressTo(clusterAddressGroup("x"), tcp(1))))
        .containsExactly(
            "spec.egress[out-0].to[0].addressGroup: there is no ClusterAddressGroup x."
                + " Create it, or remove this peer.");
  }

  @Test
  void oneThatIsThereIsFine() {
    assertThat(Checked.by(check, web, snapshot().withAddressGroup("offices"))).isEmpty();
  }

  @Test
  void whetherOneThatMayNotBeReadIsThereNobodyKnows() {
    assertThat(Checked.by(check, web, snapshot().unreadable(addressGroupId("offices")))).isEmpty();
  }
}
