package io.appfirewall.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A time as an API server writes it (RFC 3339), unless somebody wrote anything else there. */
public final class Timestamp {
  private Timestamp() {}

  /** The moment that a text means; empty if it means none. */
  public static Optional<Instant> read(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
