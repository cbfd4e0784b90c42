package io.appfirewall.chart;

import io.appfirewall.controlplane.Kubectl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The real Helm, pointed at a cluster or at none.
 *
 * @param home where it keeps what it keeps between runs
 * @param kubeconfig of the cluster; {@code template} and {@code lint} read none
 */
public record Helm(Path program, Path home, Path kubeconfig) {
  public static final String CHART = "helm/appfirewall";

  /** One of a major version. */
  public static Helm of(int version, Path home, Path kubeconfig) {
    return new Helm(HelmPrograms.program(version), home, kubeconfig);
  }

  /** One that has no cluster. */
  public static Helm alone(int version, Path home) {
    return of(version, home, home.resolve("no-kubeconfig"));
  }

  /** Runs it to its end; its warnings are among the errors. */
  public Kubectl.Result run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    try {
      Path errors = Files.createTempFile(home, "err", "");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      for (String kept : List.of("CACHE", "CONFIG", "DATA")) {
        builder.environment().put("HELM_" + kept + "_HOME", home.resolve(kept).toString());
      }
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Kubectl.Result(command, process.waitFor(), out, Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Helm ran", e);
    }
  }
}
