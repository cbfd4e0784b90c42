package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.RuleOutcome.State;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath.RuleRef;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleOutcomesTest {
  @Test
  void eachRuleHasOneInTheOrderOfTheSpec() {
    assertThat(
            compile(
                    firewall("db")
                        .policyTypes(Direction.INGRESS, Direction.EGRESS)
                        .with(
                            ingress("z").peers(pods("a")).on(tcp(1)),
                            ingress("a").peers(group("gone")).on(tcp(1)),
                            egress("z").peers(entity(Entity.NODES)).on(tcp(1)),
                            egress("b").peers(group("gone")).on(tcp(1)).expiresAt(NOW)))
                .rules())
        .containsExactly(
            outcome(Direction.INGRESS, "z", State.ACTIVE, Optional.empty()),
            outcome(Direction.INGRESS, "a", State.DEGRADED, Optional.of(Code.FIREWALL_NOT_FOUND)),
            outcome(Direction.EGRESS, "z", State.DEGRADED, Optional.of(Code.ADDRESSES_UNKNOWN)),
            outcome(Direction.EGRESS, "b", State.EXPIRED, Optional.empty()));
  }

  @Test
  void whatIsNotAcceptedHasNone() {
    assertThat(compile(firewall("db").with(ingress("x").peers(pods("a")))).rules()).isEmpty();
  }

  private static RuleOutcome outcome(
      Direction direction, String rule, State state, Optional<Code> reason) {
    return new RuleOutcome(new RuleRef(direction, rule), state, reason);
  }
}
