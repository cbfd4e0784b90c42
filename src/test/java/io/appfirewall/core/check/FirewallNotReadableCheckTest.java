package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class FirewallNotReadableCheckTest {
  private final FirewallCheck check = new FirewallNotReadableCheck();

  private final FirewallBuilder web =
      firewall("web").allowsIngressFrom(group("bi/reporting"), tcp(80));

  @Test
  void aFirewallWhoseSelectorIsRefusedIsReported() {
    assertThat(Checked.by(check, web, snapshot().withUnreadableGroup("bi/reporting")))
        .containsExactly(
            "spec.ingress[in-0].from[0].firewall: the podSelector of AppFirewall bi/reporting is"
                + " not accepted, so it has no members. Mend it there.");
  }

  @Test
  void oneThatCanBeReadIsFine() {
    assertThat(Checked.by(check, web, snapshot().with(firewall("bi/reporting")))).isEmpty();
  }
}
