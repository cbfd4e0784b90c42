package io.appfirewall.operator;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.fixture.Compiled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final Duration RESYNC = Duration.ofMinutes(10);

  private final Expiry expiry =
      new Expiry(Clock.fixed(NOW, ZoneOffset.UTC), Properties.with("appfirewall.resync", "10m"));

  private Duration delay(Compilation compilation) {
    return Duration.ofMillis(
        expiry.<AppFirewall>lookAgain(compilation).getScheduleDelay().orElseThrow());
  }

  private static Compilation expiringAt(Instant expiry) {
    return Compiled.compile(
        firewall("web").with(ingress("in").peers(pods("api")).expiresAt(expiry)));
  }

  @Test
  void isALittleAfterTheNextRuleExpires() {
    assertThat(delay(expiringAt(NOW.plusSeconds(60)))).isEqualTo(Duration.ofMillis(60_050));
  }

  @Test
  void isTheResyncWhereNothingExpiresBefore() {
    assertThat(delay(expiringAt(NOW.plus(Duration.ofHours(1))))).isEqualTo(RESYNC);
    assertThat(delay(Compiled.compile(firewall("web")))).isEqualTo(RESYNC);
  }
}
