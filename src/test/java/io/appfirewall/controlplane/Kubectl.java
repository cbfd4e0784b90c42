package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real kubectl, pointed at a control plane. */
public final class Kubectl implements AutoCloseable {
  static final String PROGRAM = "kubectl";

  private final Path program;
  private final Path folder;
  private Optional<Path> plugins = Optional.empty();

  private Kubectl(Path program, String kubeconfig) {
    this.program = program;
    folder = write(kubeconfig);
  }

  /**
   * With an administrator's rights: the kubectl of the control plane's own version, else the
   * PATH's.
   */
  public static Kubectl of(ControlPlane controlPlane) {
    return new Kubectl(find(controlPlane), controlPlane.kubeconfig());
  }

  /** With somebody else's rights. */
  public static Kubectl of(ControlPlane controlPlane, Identity identity) {
    return new Kubectl(find(controlPlane), controlPlane.kubeconfigAs(identity));
  }

  /**
   * From now on it takes the programs in a folder that are called {@code kubectl-...} for its own.
   */
  public void setPlugins(Path programs) {
    plugins = Optional.of(programs);
  }

  /** Runs it to its end. */
  public Result run(String... arguments) {
    return runWithInput("", arguments);
  }

  /** Runs it to its end with something on its standard input, as for {@code apply -f -}. */
  public Result runWithInput(String input, String... arguments) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      var builder = new ProcessBuilder(command);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("KUBECONFIG", kubeconfig().toString());
      // Its default cache is per host and port, which another control plane may have had before.
      builder.environment().put("KUBECACHEDIR", folder.resolve("cache").toString());
      plugins.ifPresent(programs ->
          builder.environment().merge("PATH", programs.toString(), (all, own) -> own + ":" + all));
      Process process = builder.start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading everything; its exit code and its words tell why.
      }
      int exitCode = process.waitFor();
      return new Result(command, exitCode, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kubectl ran", e);
    }
  }

  /** The kubeconfig file that it uses, for other programs that want the same. */
  public Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  @Override
  public void close() {
    Folders.delete(folder);
  }

  private static Path find(ControlPlane controlPlane) {
    return controlPlane
        .bundled(PROGRAM)
        .or(() -> Environment.ofThisProcess().onPath(PROGRAM))
        .orElseThrow(
            () -> new IllegalStateException("There is no kubectl on the PATH. Install kubectl."));
  }

  private static Path write(String kubeconfig) {
    try {
      Path folder = Files.createTempDirectory("appfirewall-kubectl-");
      Files.writeString(folder.resolve("kubeconfig"), kubeconfig);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a kubeconfig", e);
    }
  }

  /** What came of one run. */
  public record Result(List<String> command, int exitCode, String out, String err) {
    public Result {
      command = List.copyOf(command);
    }

    /** Its standard output, where it succeeded; a test that expects success asks for this. */
    public String orThrow() {
      if (exitCode != 0) {
        throw new IllegalStateException(
            "%s ended with %d:%n%s%s".formatted(String.join(" ", command), exitCode, out, err));
      }
      return out;
    }
  }
}
