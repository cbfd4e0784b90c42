package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.firewallId;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class FirewallNotFoundCheckTest {
  private final FirewallCheck check = new FirewallNotFoundCheck();

  private final FirewallBuilder web =
      firewall("web").allowsIngressFrom(group("bi/reporting"), tcp(80));

  @Test
  void aFirewallThatIsNotThereIsReported() {
    assertThat(Checked.by(check, web))
        .containsExactly(
            "spec.ingress[in-0].from[0].firewall: there is no AppFirewall bi/reporting. Create it,"
                + " or remove this peer.");
  }

  @Test
  void oneThatIsThereIsFineEvenWhenItsSelectorIsNot() {
    assertThat(Checked.by(check, web, snapshot().with(firewall("bi/reporting")))).isEmpty();
    assertThat(Checked.by(check, web, snapshot().withUnreadableGroup("bi/reporting"))).isEmpty();
  }

  @Test
  void whetherOneThatMayNotBeReadIsThereNobodyKnows() {
    assertThat(Checked.by(check, web, snapshot().unreadable(firewallId("bi/reporting")))).isEmpty();
  }
}
