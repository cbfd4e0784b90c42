package io.appfirewall.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How soon the command line prints its first byte, from the start of the process. */
public final class CliStart {
  private static final int TURNS = 11;
  private static final String SHOP = "docs/examples/shop";
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("render", "-f", SHOP),
          List.of("connectivity", "-f", SHOP),
          List.of("explain", "-f", SHOP, "--to", "shop/checkout-db-1"),
          List.of("diff", SHOP, SHOP + "/70-pods.yaml"));

  private CliStart() {}

  /** Prints a row for each way to start it; they take turns. */
  public static void main(String[] arguments) throws Exception {
    List<String> jar = Launch.plain().command(List.of());
    List<String> launcher = List.of(Path.of("target/appfirewall").toAbsolutePath().toString());
    StringBuilder plain = new StringBuilder("| `java -jar` |");
    StringBuilder launched = new StringBuilder("| `target/appfirewall` |");
    for (List<String> command : COMMANDS) {
      List<Double> byJar = new ArrayList<>();
      List<Double> byLauncher = new ArrayList<>();
      for (int i = 0; i < TURNS; i++) {
        byJar.add(seconds(jar, command));
        byLauncher.add(seconds(launcher, command));
      }
      plain.append(' ').append(new Numbers(byJar).text("%.2f")).append(" s |");
      launched.append(' ').append(new Numbers(byLauncher).text("%.2f")).append(" s |");
    }
    System.out.println(plain);
    System.out.println(launched);
  }

  private static double seconds(List<String> program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream out = process.getInputStream()) {
      if (out.read() < 0) {
        throw new IllegalStateException(command + " prints nothing");
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      out.readAllBytes();
      return seconds;
    } finally {
      process.waitFor();
    }
  }
}
