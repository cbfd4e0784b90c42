package io.appfirewall.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.oracle.GoModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Argo CD's interpreter of health scripts and Flux' kstatus, built once into the user's cache. */
record GitopsTools(Path program) {
  /** Our script, as Argo CD's own repository lays such out. */
  static final Path FOLDER = Path.of("docs/gitops/argocd/resource_customizations/appfirewall.io/_");

  /**
   * What they say of an object.
   *
   * @param health and message by the script
   */
  record Answer(String health, String message, String kstatus) {}

  /** Those there are; without Go the test that asks is skipped. */
  static GitopsTools find() {
    GoModule module =
        GoModule.in(Path.of("src/test/go/gitops"), "build Argo CD's interpreter with");
    Path folder = module.cached("gitops", target -> module.build(target.resolve("gitops"), "."));
    return new GitopsTools(folder.resolve("gitops"));
  }

  /** Asks both. */
  Answer judge(String json) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), FOLDER.resolve("health.lua").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var input = process.getOutputStream()) {
        input.write(json.getBytes(StandardCharsets.UTF_8));
      }
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("it refuses " + json);
      }
      return new ObjectMapper().readValue(output, Answer.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask " + program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
