package io.appfirewall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.appfirewall.controlplane.CachedBuild;
import io.appfirewall.controlplane.Environment;
import io.appfirewall.controlplane.LongCommand;
import io.appfirewall.controlplane.Skip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A Go module of ours, which pins others.
 *
 * @param go the program
 */
public record GoModule(Path folder, Path go) {
  /**
   * One for the Go that is on the PATH; without it the test that asks is skipped.
   *
   * @param purpose what Go is needed for, {@code build Helm with}
   */
  public static GoModule in(Path folder, String purpose) {
    return Environment.ofThisProcess()
        .onPath("go")
        .map(go -> new GoModule(folder, go))
        .orElseThrow(() -> Skip.because("There is no Go on the PATH to " + purpose + "."));
  }

  /** Of everything in it: another content is another folder of the cache. */
  public String hash() {
    try (Stream<Path> files = Files.walk(folder)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Where Go keeps another module, of the version that this one requires; fetched if need be. */
  public Path folderOf(String module) {
    try {
      Process process =
          command(List.of("mod", "download", "-json", module))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      JsonNode answer = Json.read(output, JsonNode.class);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("Go has no " + module + ": " + answer.path("Error"));
      }
      return Path.of(answer.path("Dir").asText());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask Go for " + module, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * A folder of the user's cache as somebody once filled it; filled anew, elsewhere, when anything
   * in this module changes.
   *
   * @param name of what is in it
   */
  public Path cached(String name, Consumer<Path> maker) {
    return new CachedBuild(Environment.ofThisProcess().cache().resolve(name), name + "-" + hash())
        .get(maker);
  }

  /**
   * Builds a program out of a package.
   *
   * @param flags of {@code go build}, more than those that every program is built with
   */
  public void build(Path program, String packageName, String... flags) {
    List<String> arguments = new ArrayList<>(List.of("build", "-v", "-trimpath"));
    arguments.addAll(List.of(flags));
    arguments.addAll(List.of("-o", program.toAbsolutePath().toString(), packageName));
    run(count -> "compiled " + count + " packages", arguments);
  }

  /** Runs Go to its end. */
  public void run(IntFunction<String> progress, List<String> arguments) {
    new LongCommand(command(arguments), progress, System.out::println).run();
  }

  private ProcessBuilder command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(go.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // Static programs, and no need of a C compiler.
    builder.environment().put("CGO_ENABLED", "0");
    return builder;
  }
}
