package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Moments.TOMORROW;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleExpiredCheckTest {
  private final FirewallCheck check = new RuleExpiredCheck();

  @Test
  void aRuleWhoseTimeIsOverIsNoted() {
    assertThat(
            Checked.by(
                check,
                firewall("web").with(ingress("x").peers(pods("a")).on(tcp(1)).expiresAt(NOW))))
        .containsExactly(
            "spec.ingress[x].expiresAt: the rule has expired and is dropped. Remove it, or give it"
                + " a later time.");
  }

  @Test
  void oneWithTimeLeftIsFine() {
    assertThat(
            Checked.by(
                check,
                firewall("web")
                    .with(ingress("x").peers(pods("a")).on(tcp(1)).expiresAt(TOMORROW))
                    .allowsIngressFrom(pods("a"), tcp(1))))
        .isEmpty();
  }
}
