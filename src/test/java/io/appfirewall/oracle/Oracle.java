package io.appfirewall.oracle;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program that reads questions and writes answers, one a line. */
public record Oracle(List<String> command) {
  Oracle(Path program, String... arguments) {
    this(Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList());
  }

  public List<String> answers(String... questions) {
    return answers(List.of(questions));
  }

  /** All lines that it writes before it ends, which it does after the last question. */
  public List<String> answers(List<String> questions) {
    try {
      Path errors = Files.createTempFile("oracle", ".log");
      try {
        return answers(questions, errors);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private List<String> answers(List<String> questions, Path errors)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try {
      Thread.ofVirtual().start(() -> ask(process, questions));
      List<String> answers = new ArrayList<>();
      try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
        reader.lines().forEach(answers::add);
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            command + " failed: " + Files.readString(errors) + String.join("\n", answers));
      }
      return answers;
    } finally {
      process.destroyForcibly();
    }
  }

  // One that has ended reads no more; then its exit code tells why.
  private static void ask(Process process, List<String> questions) {
    try (var writer =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
      questions.forEach(question -> writer.print(question + "\n"));
    }
  }
}
