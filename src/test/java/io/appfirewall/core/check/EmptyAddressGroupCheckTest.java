package io.appfirewall.core.check;

import static io.appfirewall.fixture.Addresses.block;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class EmptyAddressGroupCheckTest {
  private final FirewallCheck check = new EmptyAddressGroupCheck();

  private final FirewallBuilder web =
      firewall("web").allowsIngressFrom(addressGroup("offices"), tcp(80));

  @Test
  void aGroupWithoutAddressesIsNoted() {
    assertThat(Checked.by(check, web, snapshot().withAddressGroup("offices")))
        .containsExactly(
            "spec.ingress[in-0].from[0].addressGroup: AddressGroup shop/offices has no addresses,"
                + " so this peer is nobody.");
  }

  @Test
  void oneWithSomeIsFine() {
    assertThat(Checked.by(check, web, snapshot().withAddressGroup("offices", block("10.0.0.0/8"))))
        .isEmpty();
  }
}
