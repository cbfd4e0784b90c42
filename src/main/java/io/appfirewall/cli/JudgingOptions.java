package io.appfirewall.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that judges manifests. */
final class JudgingOptions {
  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      converter = Moment.class,
      description = "Take this for the present moment, such as 2027-01-31T00:00:00Z.")
  private @Nullable Instant now;

  @Option(
      names = "--allow-unresolved",
      description =
          "What is named and not found is a warning, for manifests that live in several places.")
  private boolean allowUnresolved;

  private final Surroundings surroundings;

  JudgingOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Instant now() {
    return now == null ? surroundings.clock().instant() : now;
  }

  boolean allowsUnresolved() {
    return allowUnresolved;
  }
}
