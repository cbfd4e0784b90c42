package io.appfirewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.oracle.GoModule;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as the real Krew installs it, from the archive that a release would have. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.KUBECTL})
class KrewIT {
  private static final Path LAUNCHER = Path.of("target", "appfirewall");
  private static final String TAG = "v0.1.0";

  @TempDir private Path folder;

  @Test
  void isInstalledByKrew(Kubectl kubectl) throws Exception {
    assumeThat(LAUNCHER).as("made by mvn package, unless -Dlauncher.skip").exists();
    Path archive = folder.resolve("appfirewall.tar.gz");
    run("tar", "-czf", archive + "", "-C", "target", "--exclude=*.aot", "appfirewall", "cli");
    Path manifest = Files.writeString(folder.resolve("appfw.yaml"), manifest(archive));

    run(krew() + "", "install", "--manifest=" + manifest, "--archive=" + archive);
    kubectl.setPlugins(folder.resolve("krew/bin"));

    assertThat(kubectl.run("plugin", "list", "--name-only").out()).contains("kubectl-appfw");
    assertThat(kubectl.run("appfw", "--version").orThrow())
        .isEqualTo(run(LAUNCHER.toAbsolutePath() + "", "--version"));
  }

  /** What Krew's release bot makes of the template. */
  private static String manifest(Path archive) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    return Files.readString(Path.of(".krew.yaml"))
        .replaceAll(
            "\\{\\{addURIAndSha \"(.*)\" .*}}",
            "uri: $1\n    sha256: " + HexFormat.of().formatHex(hash))
        .replace("{{ .TagName }}", TAG);
  }

  private static Path krew() {
    GoModule module = GoModule.in(Path.of("src/test/go/krew"), "build Krew with");
    return module
        .cached("krew", target -> module.build(target.resolve("krew"), "sigs.k8s.io/krew/cmd/krew"))
        .resolve("krew");
  }

  private String run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KREW_ROOT", folder.resolve("krew").toString());
    // It would read the names of plugins there.
    Process process = builder.redirectInput(new File("/dev/null")).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
