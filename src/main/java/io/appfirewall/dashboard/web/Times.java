package io.appfirewall.dashboard.web;

import io.appfirewall.manifest.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Times as people say them: {@code 5m ago}, as kubectl has ages. */
@Component("times")
public class Times {
  private static final Duration UNTIL_HOURS = Duration.ofMinutes(100);
  private static final Duration UNTIL_MINUTES = Duration.ofSeconds(100);
  private static final Duration UNTIL_DAYS = Duration.ofDays(2);

  private final Clock clock;

  Times(Clock clock) {
    this.clock = clock;
  }

  /** Of an instant as text; the text itself where it is none. */
  public String ago(String instant) {
    return Timestamp.read(instant).map(this::ago).orElse(instant);
  }

  /** How long ago it was, or in how long it will be. */
  public String ago(Instant instant) {
    Duration age = Duration.between(instant, clock.instant());
    return age.isNegative() ? "in " + words(age.negated()) : words(age) + " ago";
  }

  private static String words(Duration age) {
    if (age.compareTo(UNTIL_MINUTES) < 0) {
      return age.toSeconds() + "s";
    }
    if (age.compareTo(UNTIL_HOURS) < 0) {
      return age.toMinutes() + "m";
    }
    return age.compareTo(UNTIL_DAYS) < 0 ? age.toHours() + "h" : age.toDays() + "d";
  }
}
