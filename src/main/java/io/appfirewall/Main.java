package io.appfirewall;

import io.appfirewall.cli.Commands;
import io.appfirewall.cli.StandardError;
import io.appfirewall.cli.Surroundings;
import io.appfirewall.cli.Surroundings.OperatorStart;
import io.appfirewall.cluster.Kubeconfig;
import io.appfirewall.operator.OperatorApplication;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one entry point of the jar: without arguments, or with properties alone, it is the operator,
 * with a command the command line.
 */
public final class Main {
  private static final String LOGGING = "logback.configurationFile";

  private Main() {}

  public static void main(String[] args) {
    OptionalInt exitCode = run(args);
    if (exitCode.isPresent()) {
      // To exit, the JVM looks through all jars for a logger to tell of it. There are no hooks to
      // run.
      Runtime.getRuntime().halt(exitCode.getAsInt());
    }
  }

  /** Carries out a command, and returns its exit code; none where the operator was started. */
  static OptionalInt run(String... args) {
    if (Arrays.stream(args).allMatch(Main::isProperty)) {
      OperatorApplication.main(args);
      return OptionalInt.empty();
    }
    // Started only once the command line is done, so that its failures are its own to tell.
    AtomicReference<@Nullable List<String>> operator = new AtomicReference<>();
    int exitCode = execute(args, operator::set);
    List<String> properties = operator.get();
    if (properties == null) {
      return OptionalInt.of(exitCode);
    }
    System.clearProperty(LOGGING);
    OperatorApplication.main(properties.toArray(String[]::new));
    return OptionalInt.empty();
  }

  private static int execute(String[] command, OperatorStart operator) {
    System.setProperty(LOGGING, "logback-cli.xml");
    // Or picocli looks for Groovy in all jars.
    System.setProperty("picocli.disable.closures", "true");
    PrintWriter out = new PrintWriter(writer(FileDescriptor.out));
    int exitCode =
        Commands.of(
                new Surroundings(
                    System.in,
                    Clock.systemUTC(),
                    System.getenv("APPFIREWALL_DEBUG") != null,
                    Kubeconfig::client,
                    StandardError::isTerminal,
                    operator),
                command)
            .setOut(out)
            .setErr(new PrintWriter(writer(FileDescriptor.err), true))
            .execute(command);
    out.flush();
    return exitCode;
  }

  private static boolean isProperty(String argument) {
    return argument.matches("--[\\w.\\[\\]-]+=.*");
  }

  // YAML is UTF-8, whatever the terminal's locale is.
  private static Writer writer(FileDescriptor descriptor) {
    return new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8);
  }
}
