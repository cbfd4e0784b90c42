package io.appfirewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.Environment;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.controlplane.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher as a plugin of a real kubectl, and its completion in real shells. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.KUBECTL})
class PluginIT {
  private static final Path LAUNCHER = Path.of("target", "appfirewall").toAbsolutePath();

  @TempDir private Path folder;

  @BeforeAll
  static void installDefinitions(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, Path.of("crds"));
  }

  @BeforeEach
  void install(Kubectl kubectl) throws IOException {
    assumeThat(LAUNCHER).as("made by mvn package, unless -Dlauncher.skip").exists();
    Files.createSymbolicLink(folder.resolve("appfirewall"), LAUNCHER);
    Files.createSymbolicLink(folder.resolve("kubectl-appfw"), LAUNCHER);
    Files.createSymbolicLink(folder.resolve("kubectl_complete-appfw"), LAUNCHER);
    kubectl.setPlugins(folder);
  }

  @Test
  void isFoundByKubectl(Kubectl kubectl) {
    assertThat(kubectl.run("plugin", "list", "--name-only").out()).contains("kubectl-appfw");
  }

  @Test
  void tellsWhatIsNotReady(Kubectl kubectl, FreshNamespace namespace) {
    String manifest =
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: db, namespace: %s}
        spec:
          podSelector: {matchLabels: {app: db}}
          policyTypes: [Ingress]
        """
            .formatted(namespace.name());
    kubectl.runWithInput(manifest, "apply", "-f", "-").orThrow();

    var status = kubectl.run("appfw", "status", "-n", namespace.name(), "--exit-code");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.out())
        .isEqualTo(
            """
            waiting   AppFirewall %s/db  NotObserved
              No operator has seen it as it is now. Does one run, and does it reconcile?
            1 of 1 object is not ready (1 AppFirewall).
            """
                .formatted(namespace.name()));
  }

  @Test
  void isCompletedByKubectl(Kubectl kubectl) {
    assertThat(kubectl.run("__complete", "appfw", "connectivity", "--output", "j").orThrow())
        .isEqualTo("json\n:4\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " : ",
      textBlock =
          """
          bash : source <(appfirewall completion bash); COMP_WORDS=(appfirewall li); COMP_CWORD=1; _complete_appfirewall; echo $COMPREPLY
          zsh : autoload -U compinit; compinit -u -D; source <(appfirewall completion zsh); echo lint ${_comps[appfirewall]}
          fish : appfirewall completion fish | source; complete -C 'appfirewall li'
          """)
  void isCompletedByShells(String shell, String script) throws Exception {
    Path program =
        Environment.ofThisProcess()
            .onPath(shell)
            .orElseThrow(
                () -> Skip.because("There is no %s on the PATH. Install it.".formatted(shell)));
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "-c", script);
    builder.environment().merge("PATH", folder.toString(), (all, own) -> own + ":" + all);
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).startsWith("lint");
  }
}
