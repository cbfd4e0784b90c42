package io.appfirewall.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.Environment;
import io.appfirewall.controlplane.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the oldest Kubernetes that we speak of make of the CRDs: their own validation, as a program.
 */
class OlderKubernetesIT {
  private static final Path CRDS = Path.of("crds");

  @Test
  void kubernetes131TakesTheDefinitions() throws Exception {
    assertThat(complaints("kubernetes-1.31", CRDS)).isEmpty();
  }

  @Test
  void kubernetes130TakesThoseMadeForIt() throws Exception {
    assertThat(complaints("kubernetes-1.30", CRDS.resolve("kubernetes-1.30"))).isEmpty();
  }

  @Test
  void kubernetes130NeedsThemBecauseItKnowsNoCidrs() throws Exception {
    assertThat(complaints("kubernetes-1.30", CRDS)).contains("undeclared reference to 'isCIDR'");
  }

  private static String complaints(String version, Path folder)
      throws IOException, InterruptedException {
    Path program = Environment.ofThisProcess().cache().resolve("crd-check").resolve(version);
    if (!Files.isExecutable(program)) {
      throw Skip.because("There is no " + program + ". Build it: src/test/tools/crd-check");
    }
    List<String> command = new ArrayList<>(List.of(program.toString()));
    try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
      files.forEach(file -> command.add(file.toString()));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
