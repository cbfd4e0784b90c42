package io.appfirewall;

import io.appfirewall.cli.Commands;
import io.appfirewall.cli.Surroundings;
import io.appfirewall.cluster.Kubeconfig;
import io.appfirewall.operator.OperatorApplication;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * The one entry point of the jar: without arguments, or with properties alone, it is the operator,
 * with a command the command line.
 */
public final class Main {
  private static boolean operatorRuns;

  private Main() {}

  public static void main(String[] args) {
    if (Arrays.stream(args).allMatch(Main::isProperty)) {
      startOperator(List.of(args));
      return;
    }
    System.setProperty("logback.configurationFile", "logback-cli.xml");
    int exitCode =
        Commands.of(
                new Surroundings(
                    System.in,
                    Clock.systemUTC(),
                    System.getenv("APPFIREWALL_DEBUG") != null,
                    Kubeconfig::client,
                    Main::startOperator))
            .setOut(writer(FileDescriptor.out))
            .setErr(writer(FileDescriptor.err))
            .execute(args);
    if (!operatorRuns) {
      System.exit(exitCode);
    }
  }

  private static void startOperator(List<String> properties) {
    System.clearProperty("logback.configurationFile");
    operatorRuns = true;
    OperatorApplication.run(properties.toArray(String[]::new));
  }

  private static boolean isProperty(String argument) {
    return argument.matches("--[\\w.\\[\\]-]+=.*");
  }

  // YAML is UTF-8, whatever the terminal's locale is.
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
