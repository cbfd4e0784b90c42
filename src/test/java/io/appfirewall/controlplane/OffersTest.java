package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffersTest {
  private static final GoModule MODULE = new GoModule(Path.of("module"), "v1.2.3", "v4.5.6");

  @TempDir private Path home;

  @Nested
  class Local {
    @Test
    void isMadeOfTheAssets() throws IOException {
      Path assets = Programs.writeAll(home.resolve("assets"), "");

      assertThat(made(ControlPlaneKind.LOCAL, Map.of("KUBEBUILDER_ASSETS", assets.toString())))
          .isEqualTo("local: the programs in " + assets);
    }

    @Test
    void isMadeOfTheCache() throws IOException {
      Path cache = Programs.writeAll(cache(), "");

      assertThat(made(ControlPlaneKind.LOCAL, Map.of()))
          .isEqualTo("local: the programs in " + cache);
    }

    @Test
    void saysThatTheAssetsHaveNoControllerManager() throws IOException {
      Path assets = Programs.writeAll(home.resolve("assets"), "");
      Files.delete(assets.resolve("kube-controller-manager"));
      var variables = Map.of("KUBEBUILDER_ASSETS", assets.toString());
      String lack =
          "KUBEBUILDER_ASSETS is of no use: " + assets + " has no kube-controller-manager";

      assertThat(none(ControlPlaneKind.LOCAL, variables))
          .isEqualTo(lack + ", and nothing is built (-Dcontrolplane=go)");

      Path cache = Programs.writeAll(cache(), "");
      assertThat(made(ControlPlaneKind.LOCAL, variables))
          .isEqualTo("local: the programs in " + cache + " (" + lack + ")");
    }

    @Test
    void isAbsentWhereNothingIsBuilt() {
      assertThat(none(ControlPlaneKind.LOCAL, Map.of()))
          .isEqualTo("nothing is built (-Dcontrolplane=go)");
    }

    @Test
    void isAbsentOutsideTheProject() {
      assertThat(new Offers(environment(Map.of()), Optional.empty()).apply(ControlPlaneKind.LOCAL))
          .isEqualTo(new Offer.None(GoModule.NOT_FOUND));
    }
  }

  @Nested
  class Go {
    @Test
    void isAbsentWithoutGo() {
      assertThat(none(ControlPlaneKind.GO, Map.of()))
          .isEqualTo("there is no go on the PATH; install Go 1.26 or newer");
    }

    @Test
    void isOfferedBeforeItIsBuilt() throws IOException {
      Path bin = home.resolve("bin");
      Programs.write(bin, "go", "exit 1");

      assertThat(made(ControlPlaneKind.GO, Map.of("PATH", bin.toString())))
          .isEqualTo("go: built from the Go modules of module");
    }

    @Test
    void needsNoGoOnceItIsBuilt() throws IOException {
      Path cache = Programs.writeAll(cache(), "");

      assertThat(made(ControlPlaneKind.GO, Map.of())).isEqualTo("go: the programs in " + cache);
    }
  }

  @Nested
  class Kubeconfig {
    @Test
    void isAbsentUnlessTheVariableNamesOne() {
      assertThat(none(ControlPlaneKind.KUBECONFIG, Map.of("KUBECONFIG", "/somebodys")))
          .isEqualTo("the variable APPFIREWALL_TEST_KUBECONFIG names no kubeconfig");
    }

    @Test
    void isTheClusterThatTheVariableNames() {
      assertThat(
              made(ControlPlaneKind.KUBECONFIG, Map.of("APPFIREWALL_TEST_KUBECONFIG", "/this/one")))
          .isEqualTo("kubeconfig: the cluster of /this/one");
    }
  }

  @Nested
  class Kubectls {
    @Test
    void areTakenFromThePath() throws IOException {
      Programs.writeAll(cache(), "");
      Path bin = home.resolve("bin");
      Programs.write(bin, "kubectl", "");
      var variables = Map.of("PATH", "/nowhere:" + bin);

      assertThat(offer(ControlPlaneKind.LOCAL, variables))
          .isInstanceOfSatisfying(
              Offer.Made.class,
              made -> assertThat(made.choice().abilities()).contains(Ability.KUBECTL));
    }

    @Test
    void mayBeMissing() throws IOException {
      Programs.writeAll(cache(), "");

      assertThat(offer(ControlPlaneKind.LOCAL, Map.of()))
          .isInstanceOfSatisfying(
              Offer.Made.class,
              made -> assertThat(made.choice().abilities()).doesNotContain(Ability.KUBECTL));
    }
  }

  private String made(ControlPlaneKind kind, Map<String, String> variables) {
    return switch (offer(kind, variables)) {
      case Offer.Made(var choice) -> choice.description();
      case Offer.None(var reason) -> throw new AssertionError(reason);
    };
  }

  private String none(ControlPlaneKind kind, Map<String, String> variables) {
    return switch (offer(kind, variables)) {
      case Offer.Made(var choice) -> throw new AssertionError(choice);
      case Offer.None(var reason) -> reason;
    };
  }

  private Offer offer(ControlPlaneKind kind, Map<String, String> variables) {
    return new Offers(environment(variables), Optional.of(MODULE)).apply(kind);
  }

  private Environment environment(Map<String, String> variables) {
    return new Environment(variables, home);
  }

  private Path cache() {
    return home.resolve(".cache/appfirewall/controlplane/kubernetes-v1.2.3-etcd-v4.5.6");
  }
}
