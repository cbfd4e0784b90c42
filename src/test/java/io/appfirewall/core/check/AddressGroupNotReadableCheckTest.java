package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class AddressGroupNotReadableCheckTest {
  private final FirewallCheck check = new AddressGroupNotReadableCheck();

  private final FirewallBuilder web =
      firewall("web").allowsIngressFrom(addressGroup("offices"), tcp(80));

  @Test
  void aGroupThatIsNotAcceptedIsReported() {
    assertThat(Checked.by(check, web, snapshot().withRefusedAddressGroup("offices")))
        .containsExactly(
            "spec.ingress[in-0].from[0].addressGroup: AddressGroup shop/offices is not accepted,"
                + " so it has no addresses. Mend it there.");
  }

  @Test
  void oneThatIsAcceptedOrMissingIsNotItsBusiness() {
    assertThat(Checked.by(check, web, snapshot().withAddressGroup("offices"))).isEmpty();
    assertThat(Checked.by(check, web)).isEmpty();
  }
}
