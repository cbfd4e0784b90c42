package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Mode;
import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class GroupOnlyHasRulesCheckTest {
  private final FirewallCheck check = new GroupOnlyHasRulesCheck();

  private final FirewallBuilder web =
      firewall("web").allowsEgressTo(pods("a"), tcp(1)).allowsEgressTo(pods("b"), tcp(1));

  @Test
  void rulesOfAGroupAloneAreReportedOnce() {
    assertThat(Checked.by(check, web.mode(Mode.GROUP_ONLY)))
        .containsExactly(
            "spec.egress: mode GroupOnly enforces no rules. Remove them, or choose another mode.");
  }

  @Test
  void anyOtherModeMayHaveRulesAndAGroupMayHaveNone() {
    assertThat(Checked.by(check, web.mode(Mode.DISABLED))).isEmpty();
    assertThat(Checked.by(check, firewall("web").mode(Mode.GROUP_ONLY))).isEmpty();
  }
}
