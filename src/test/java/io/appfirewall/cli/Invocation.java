package io.appfirewall.cli;

import io.appfirewall.cli.Surroundings.OperatorStart;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/** What one run of the command line printed, and how it ended. */
public record Invocation(int exitCode, String out, String err, List<String> operatorProperties) {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  public static Invocation of(String... arguments) {
    return withInput("", arguments);
  }

  static Invocation withInput(String standardInput, String... arguments) {
    return run(standardInput, Invocation::nowhere, arguments);
  }

  private static KubernetesClient nowhere(Optional<String> context) {
    throw new AssertionError("no cluster was to be read, nor " + context);
  }

  /** The program as it is made to execute these words, without any cluster. */
  static CommandLine program(String... words) {
    return Commands.of(surroundings("", Invocation::nowhere, properties -> {}), words);
  }

  static Invocation live(KubernetesClient cluster, String... arguments) {
    return run("", context -> cluster, arguments);
  }

  static Invocation live(KubernetesClient cluster, String standardInput, List<String> arguments) {
    return run(standardInput, context -> cluster, arguments.toArray(String[]::new));
  }

  /** One that printed a single line, and that an error. */
  static Invocation failed(int exitCode, String sentence) {
    return new Invocation(exitCode, "", sentence + "\n", List.of());
  }

  private static Invocation run(
      String standardInput,
      Function<Optional<String>, KubernetesClient> clusters,
      String... arguments) {
    List<String> properties = new ArrayList<>();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Commands.of(surroundings(standardInput, clusters, properties::addAll), arguments)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Invocation(exitCode, out.toString(), err.toString(), properties);
  }

  private static Surroundings surroundings(
      String standardInput,
      Function<Optional<String>, KubernetesClient> clusters,
      OperatorStart operator) {
    return new Surroundings(
        new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
        Clock.fixed(NOW, ZoneOffset.UTC),
        false,
        clusters,
        () -> false,
        operator);
  }

  List<String> diagnostics() {
    return err.lines().toList();
  }
}
