package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Mode;
import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class PolicyTypeMissingCheckTest {
  private final FirewallCheck check = new PolicyTypeMissingCheck();

  private final FirewallBuilder web =
      firewall("web").allowsEgressTo(pods("a"), tcp(1)).policyTypes(Direction.INGRESS);

  @Test
  void rulesOfADirectionThatIsNotIsolatedAreReported() {
    assertThat(Checked.by(check, web))
        .containsExactly(
            "spec.egress: there are rules for egress, but policyTypes lacks Egress. Add it to"
                + " policyTypes, or remove the rules.");
  }

  @Test
  void ofAGroupAlonePolicyTypesSayNothing() {
    assertThat(Checked.by(check, web.mode(Mode.GROUP_ONLY))).isEmpty();
  }

  @Test
  void anIsolatedDirectionMayHaveRulesOrNone() {
    assertThat(Checked.by(check, web.policyTypes(Direction.INGRESS, Direction.EGRESS))).isEmpty();
  }
}
