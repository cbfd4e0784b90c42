package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Moments.TOMORROW;
import static io.appfirewall.fixture.Moments.YESTERDAY;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.RuleBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static RuleBuilder migration() {
    return ingress("migration").peers(pods("job")).on(tcp(5432));
  }

  private final FirewallBuilder expired = firewall("db").with(migration().expiresAt(NOW));

  @Test
  void atItsInstantARuleIsDropped() {
    assertThat(ingress(compile(expired))).isEmpty();
  }

  @Test
  void aMomentBeforeItStands() {
    assertThat(ingress(compile(expired, snapshot().at(NOW.minusNanos(1)))))
        .containsExactly(rule(ports(tcp(5432)), ownPods(app("job"))));
  }

  @Test
  void aDroppedRuleIsNoted() {
    assertThat(codes(compile(expired))).containsExactly(Code.RULE_EXPIRED);
  }

  @Test
  void whatADroppedRuleNamesNeedNotBeThere() {
    assertThat(
            codes(
                compile(
                    firewall("db")
                        .with(ingress("x").peers(group("gone")).on(tcp(1)).expiresAt(NOW)))))
        .containsExactly(Code.RULE_EXPIRED);
  }

  @Test
  void aMistakeInADroppedRuleRemainsOne() {
    Compilation compilation =
        compile(
            firewall("db")
                .policyTypes(Direction.EGRESS)
                .with(
                    egress("x").peers(entity(Entity.MONITORING)).on(tcp(1)).expiresAt(YESTERDAY)));
    assertThat(codes(compilation)).contains(Code.WRONG_DIRECTION);
  }

  @Test
  void theNextExpiryIsTheSoonestToCome() {
    assertThat(
            compile(
                    firewall("db")
                        .with(
                            ingress("past").peers(pods("a")).on(tcp(1)).expiresAt(YESTERDAY),
                            ingress("later")
                                .peers(pods("a"))
                                .on(tcp(1))
                                .expiresAt(TOMORROW.plus(Duration.ofDays(1))),
                            ingress("soon").peers(pods("a")).on(tcp(1)).expiresAt(TOMORROW)))
                .nextExpiry())
        .contains(TOMORROW);
  }

  @Test
  void whatIsTooLargeUntilARuleExpiresIsLookedAtAgainThen() {
    FirewallBuilder firewall = firewall("db").with(migration().expiresAt(TOMORROW));
    assertThat(compile(firewall, snapshot().withMaxPolicyBytes(10)).nextExpiry())
        .contains(TOMORROW);
  }

  @Test
  void withoutAnyThereIsNoneToCome() {
    assertThat(compile(expired).nextExpiry()).isEmpty();
  }
}
