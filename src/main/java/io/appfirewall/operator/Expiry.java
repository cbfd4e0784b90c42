package io.appfirewall.operator;

import io.appfirewall.core.compiler.Compilation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** When an object has to be looked at again though nothing changes but the time. */
@Component
final class Expiry {
  // A timer that fires a little early would find the rule still in force.
  private static final Duration MARGIN = Duration.ofMillis(50);

  private final Clock clock;
  private final Duration resync;

  Expiry(Clock clock, AppFirewallProperties properties) {
    this.clock = clock;
    this.resync = properties.resync();
  }

  <P extends HasMetadata> UpdateControl<P> lookAgain(Compilation compilation) {
    Duration delay =
        compilation
            .nextExpiry()
            .map(expiry -> Duration.between(clock.instant(), expiry).plus(MARGIN))
            .filter(untilExpiry -> untilExpiry.compareTo(resync) < 0)
            .orElse(resync);
    return UpdateControl.<P>noUpdate()
        .rescheduleAfter(delay.isPositive() ? delay : Duration.ofMillis(1));
  }
}
