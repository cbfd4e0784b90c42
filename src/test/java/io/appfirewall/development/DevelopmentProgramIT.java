package io.appfirewall.development;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.OnControlPlane;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn spring-boot:test-run}, on a cluster that goes on existing after it. */
@OnControlPlane(needs = Ability.GENUINE, own = true)
class DevelopmentProgramIT {
  private static final String LAST_LINE = "  kubectl apply -f my-firewall.yaml";
  private static final Pattern HEALTH = Pattern.compile("(http://\\S+/actuator/health/readiness)");
  private static final Pattern PAGES = Pattern.compile("pages +(http://\\S+/)$");
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  private final ControlPlane controlPlane;

  DevelopmentProgramIT(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @TempDir private Path folder;
  private Path kubeconfig;

  @BeforeEach
  void writeKubeconfig() throws IOException {
    kubeconfig = Files.writeString(folder.resolve("kubeconfig"), controlPlane.kubeconfig());
  }

  @Test
  @Timeout(180)
  void showsWhatWasGeneratedAndRunsUntilItIsEnded() throws Exception {
    List<String> first = runOnce();
    List<String> second = runOnce();

    assertThat(second).isEqualTo(first);
    assertThat(first)
        .contains("  shop/checkout-db       Ready", "  shop/firewall-baseline-shop")
        .anyMatch(line -> line.contains("TCP 5432"));
  }

  /** What it printed of the sample, once it was seen to serve and was ended. */
  private List<String> runOnce() throws Exception {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcontrolplane=kubeconfig",
                "-cp",
                System.getProperty("java.class.path"),
                DevelopmentProgram.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("APPFIREWALL_TEST_KUBECONFIG", kubeconfig.toString());
    Process program = builder.start();
    try {
      List<String> lines = linesUntil(program.inputReader(), LAST_LINE);
      assertThat(status(HEALTH, lines)).isEqualTo(200);
      assertThat(status(PAGES, lines)).isEqualTo(200);
      program.destroy();
      assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
      return lines.stream()
          .dropWhile(line -> !line.startsWith("What the operator made"))
          .takeWhile(line -> !line.startsWith("The operator goes on"))
          .toList();
    } finally {
      program.destroyForcibly();
    }
  }

  private static List<String> linesUntil(BufferedReader output, String last) throws IOException {
    List<String> lines = new ArrayList<>();
    while (!lines.contains(last)) {
      String line = output.readLine();
      assertThat(line).as(String.join("\n", lines)).isNotNull();
      lines.add(line);
    }
    return lines;
  }

  private static int status(Pattern address, List<String> lines) throws Exception {
    String uri =
        lines.stream()
            .flatMap(line -> address.matcher(line).results())
            .map(match -> match.group(1))
            .findFirst()
            .orElseThrow();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
