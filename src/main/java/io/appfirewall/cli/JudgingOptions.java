package io.appfirewall.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;

/** The options of every command that judges manifests. */
final class JudgingOptions {
  private final Supplier<Optional<Instant>> now;
  private final Supplier<Boolean> allowUnresolved;
  private final Surroundings surroundings;

  JudgingOptions(Command command, Surroundings surroundings) {
    this.now =
        command.optional(
            OptionSpec.builder("--now")
                .type(Instant.class)
                .converters(new Moment())
                .paramLabel("INSTANT")
                .description("Take this for the present moment, such as 2027-01-31T00:00:00Z."));
    this.allowUnresolved =
        command.flag(
            "--allow-unresolved",
            "What is named and not found is a warning, for manifests that live in several places.");
    this.surroundings = surroundings;
  }

  Instant now() {
    return now.get().orElseGet(surroundings.clock()::instant);
  }

  boolean allowsUnresolved() {
    return allowUnresolved.get();
  }
}
