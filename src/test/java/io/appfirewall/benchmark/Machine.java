package io.appfirewall.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Where the figures come from. */
final class Machine {
  private Machine() {}

  static List<String> description(String kubernetes, Options options) {
    return List.of(
        "Measured on %s: %d processors (%s), load %.1f at the start; Kubernetes %s; Java %s; %s %s."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                kubernetes,
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version")),
        "%d requests in flight on either side; the audit log is on for both.%s"
            .formatted(
                Options.CONNECTIONS,
                options.quick() ? " A quick run: the figures mean little." : ""));
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
