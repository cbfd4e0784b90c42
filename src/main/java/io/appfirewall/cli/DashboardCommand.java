package io.appfirewall.cli;

import io.appfirewall.dashboard.local.LocalDashboard;
import io.appfirewall.dashboard.local.Material;
import io.appfirewall.dashboard.local.PortTaken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Serves the status pages on loopback, until it is interrupted. */
final class DashboardCommand extends Command {
  private static final int USUAL_PORT = 8080;
  private static final int LAST_PORT = 65_535;

  private final InputOptions input;

  private final Supplier<List<String>> base =
      paths(
          false,
          "What page Compare sets them against: files, directories with all below them, or - for"
              + " standard input. May be repeated.",
          "--base");

  private final Supplier<Optional<Integer>> port =
      option(
          Integer.class,
          "N",
          "The port to listen on. Without it 8080, or any other if that is taken.",
          "--port");

  private final Supplier<Boolean> opens = flag("--open", "Open the pages in your browser.");

  private final Surroundings surroundings;

  DashboardCommand(Surroundings surroundings) {
    super(
        List.of(
            "Serves the status pages on this machine alone, until it is interrupted.",
            "",
            "Over files, whose changes it follows, or over a cluster, read with your own rights."
                + " With --base, page Compare shows which flows they gain and lose against other"
                + " files."),
        List.of(
            "Examples:",
            "  appfirewall dashboard -f manifests/ --open",
            "  appfirewall dashboard -f branch/manifests/ --base main/manifests/",
            "  appfirewall dashboard --context staging --port 9090"));
    this.surroundings = surroundings;
    this.input = new InputOptions(this, surroundings);
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    port.get()
        .filter(number -> number < 0 || number > LAST_PORT)
        .ifPresent(number -> {
          throw new ParameterException(
              line, "--port: " + number + " is not a port: 0 to " + LAST_PORT + ".");
        });
    if (input.isOfStandardInput() && FileMaterial.isStandardInput(base.get())) {
      throw new ParameterException(line, "Only one of -f and --base can be standard input.");
    }
    try (Material material = input.material();
        LocalDashboard.Running running = start(material)) {
      line.getOut().println("Dashboard of " + material.title() + ": " + running.address());
      line.getOut().println("Control-C ends it.");
      line.getOut().flush();
      if (opens.get()) {
        open(running.address(), line);
      }
      new CountDownLatch(1).await();
      return ExitCode.FINE;
    } catch (PortTaken | UnreadablePath e) {
      line.getErr().println(e.getMessage());
      return ExitCode.ERROR;
    } catch (InterruptedException e) {
      return ExitCode.FINE;
    }
  }

  private LocalDashboard.Running start(Material material) throws PortTaken {
    Optional<Material> against =
        base.get().isEmpty()
            ? Optional.empty()
            : Optional.of(new FileMaterial(base.get(), surroundings.standardInput()));
    int wanted = port.get().orElseGet(DashboardCommand::freePort);
    return LocalDashboard.start(material, against, surroundings.clock(), wanted);
  }

  private static int freePort() {
    try (var _ = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return USUAL_PORT;
    } catch (IOException e) {
      return 0;
    }
  }

  private static void open(String address, CommandLine line) {
    String failure = "No browser could be started; open " + address + " yourself.";
    try {
      Process browser =
          new ProcessBuilder(browser(address))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      var _ =
          browser
              .onExit()
              .thenAccept(ended -> {
                if (ended.exitValue() != 0) {
                  line.getErr().println(failure);
                }
              });
    } catch (IOException e) {
      line.getErr().println(failure);
    }
  }

  private static List<String> browser(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return List.of("open", address);
    }
    return system.startsWith("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
        : List.of("xdg-open", address);
  }
}
