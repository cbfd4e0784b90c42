package io.appfirewall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A script that runs the command line, and beside it the jar taken apart and two caches of its
 * classes, as rehearsals left them: one for commands over files, and one that has the client of the
 * API server, too, which makes it half as large again and slower to map.
 *
 * @param script where it is
 */
record Launcher(Path script) {
  private static final String SHOP = "docs/examples/shop";

  /** What the caches are for: these commands, and what is read and printed by them. */
  private static final List<String> OVER_FILES =
      List.of(
          "--help",
          "render -f " + SHOP,
          "render -f " + SHOP + " -o json",
          "lint -f " + SHOP,
          "status -f " + SHOP,
          "__complete lint --",
          "connectivity -f " + SHOP,
          "connectivity -f " + SHOP + " -o json",
          "connectivity -f " + SHOP + " -o dot",
          "explain -f " + SHOP + " --from shop/web-1 --to shop/checkout-db-1 --port 5432",
          "import -f " + SHOP,
          "diff " + SHOP + " " + SHOP + "/70-pods.yaml",
          "diff " + SHOP + " " + SHOP + "/70-pods.yaml -o markdown");

  private static final List<String> OVER_CLUSTER = List.of("plan -f " + SHOP, "connectivity");

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:-UsePerfData",
          "-XX:TieredStopAtLevel=1",
          // Profiles are for the second compiler, and a command ends before it would repay them.
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTReplayTraining",
          // A method called once is not worth a method handle.
          "-Djdk.reflect.useNativeAccessorOnly=true",
          // Jackson has a calendar made, which would go through all languages for the first of
          // week.
          "-Djava.locale.providers=FALLBACK");

  private static final String NO_PROFILES = "-XX:-AOTRecordTraining";

  private static final long MOST_SECONDS = 120;

  Path folder() {
    return script.resolveSibling("cli");
  }

  Path jar() {
    return folder().resolve("appfirewall.jar");
  }

  Path cache(String name) {
    return folder().resolve(name + ".aot");
  }

  /** Writes it all, from the one jar. */
  void make(Path oneJar) throws IOException, InterruptedException {
    ExtractedJar.make(oneJar, folder());
    JarClasses.rewrite(jar(), CallSites::plain);
    JarClasses.rewrite(library("picocli-"), OldClasses::renewal);
    JarClasses.rewrite(library("ipaddress-"), Bundles::direct);
    Files.writeString(script, text());
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    rehearse("files", OVER_FILES);
    rehearse("cluster", Stream.concat(OVER_FILES.stream(), OVER_CLUSTER.stream()).toList());
  }

  private Path library(String prefix) throws IOException {
    try (Stream<Path> libraries = Files.list(folder().resolve("lib"))) {
      return libraries
          .filter(library -> library.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new IOException("there is no library " + prefix));
    }
  }

  private void rehearse(String cache, List<String> commands)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ExtractedJar.JAVA.toString());
    command.addAll(FLAGS);
    command.add(NO_PROFILES);
    command.add("-XX:AOTCacheOutput=" + cache(cache));
    command.add("-Xlog:disable");
    command.add("-cp");
    command.add(jar().toString());
    command.add("io.appfirewall.Rehearsal");
    command.addAll(commands);
    try (SampleCluster cluster = new SampleCluster()) {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder
          .environment()
          .put("KUBECONFIG", cluster.kubeconfig(folder().resolve("kubeconfig")).toString());
      Process process = builder.start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } finally {
      Files.deleteIfExists(folder().resolve("kubeconfig"));
    }
  }

  // The JVM leaves out a cache that another JDK made, or that is not there; to say so helps nobody.
  private String text() {
    return """
    #!/bin/sh
    # The command line, started as fast as can be where it was built.
    # By this name kubectl asks how to complete what follows "kubectl appfw".
    case ${0##*/} in kubectl_complete-appfw) set -- __complete "$@" ;; esac
    program=$(readlink -f -- "$0")
    here=${program%%/*}
    java='%s'
    if ! [ -x "$java" ]; then
      java=${JAVA_HOME:+$JAVA_HOME/bin/}java
      version=$("$java" -version 2>&1 | sed -n 's/.* version "\\([0-9]*\\).*/\\1/p')
      if [ "${version:-0}" -lt 25 ]; then
        echo "appfirewall needs Java 25 or newer, in JAVA_HOME or on the PATH. There is ${version:-none}." >&2
        exit 1
      fi
    fi
    case " $* " in
      " plan "*) cache=cluster ;;
      *" -f "* | *" --filename"* | *" --help "* | " diff "* | " __complete "*) cache=files ;;
      *) cache=cluster ;;
    esac
    exec "$java" %s -XX:AOTCache="$here/cli/$cache.aot" -Xlog:disable \\
      -jar "$here/cli/%s" "$@"
    """
        .formatted(ExtractedJar.JAVA, String.join(" ", FLAGS), jar().getFileName());
  }
}
