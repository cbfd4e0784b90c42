package io.appfirewall.controlplane;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks what this machine has of each kind; starts nothing and builds nothing. */
record Offers(Environment environment, Optional<GoModule> module)
    implements Function<ControlPlaneKind, Offer> {
  static final String KUBECONFIG_VARIABLE = "APPFIREWALL_TEST_KUBECONFIG";

  @Override
  public Offer apply(ControlPlaneKind kind) {
    return switch (kind) {
      case KUBECONFIG -> kubeconfig();
      case LOCAL -> local();
      case K3S -> k3s();
      case GO -> go();
      case EMBEDDED -> embedded();
    };
  }

  private Offer kubeconfig() {
    Optional<String> file = environment.variable(KUBECONFIG_VARIABLE);
    if (file.isEmpty()) {
      return new Offer.None("the variable " + KUBECONFIG_VARIABLE + " names no kubeconfig");
    }
    var abilities = withKubectlOnPath(EnumSet.of(Ability.GENUINE));
    return made(
        ControlPlaneKind.KUBECONFIG,
        "the cluster of " + file.get(),
        abilities,
        () -> new KubeconfigControlPlane(Path.of(file.get()), abilities));
  }

  private Offer local() {
    Optional<Path> assets = environment.variable(Binaries.ASSETS_VARIABLE).map(Path::of);
    Optional<String> lack = assets.flatMap(Binaries::missingIn);
    if (assets.isPresent() && lack.isEmpty()) {
      return local(ControlPlaneKind.LOCAL, new Binaries(assets.get()), "");
    }
    String why = lack.map(it -> Binaries.ASSETS_VARIABLE + " is of no use: " + it).orElse("");
    Optional<Binaries> built = module.flatMap(it -> GoBuild.built(it, environment));
    if (built.isPresent()) {
      return local(ControlPlaneKind.LOCAL, built.get(), why.isEmpty() ? "" : " (" + why + ")");
    }
    String nothing = module.isEmpty() ? GoModule.NOT_FOUND : "nothing is built (-Dcontrolplane=go)";
    return new Offer.None(why.isEmpty() ? nothing : why + ", and " + nothing);
  }

  private Offer go() {
    if (module.isEmpty()) {
      return new Offer.None(GoModule.NOT_FOUND);
    }
    Optional<Binaries> built = GoBuild.built(module.get(), environment);
    if (built.isPresent()) {
      return local(ControlPlaneKind.GO, built.get(), "");
    }
    Optional<GoBuild> build = GoBuild.possible(module.get(), environment, System.out::println);
    if (build.isEmpty()) {
      return new Offer.None("there is no go on the PATH; install Go 1.26 or newer");
    }
    // A kubectl is built along with it.
    var abilities = EnumSet.allOf(Ability.class);
    return made(
        ControlPlaneKind.GO,
        "built from the Go modules of " + module.get().folder(),
        abilities,
        () -> LocalControlPlane.start(build.get().run(), abilities));
  }

  private Offer local(ControlPlaneKind kind, Binaries binaries, String remark) {
    var abilities = EnumSet.allOf(Ability.class);
    if (binaries.other(Kubectl.PROGRAM).isEmpty()) {
      abilities.remove(Ability.KUBECTL);
      withKubectlOnPath(abilities);
    }
    return made(
        kind,
        "the programs in " + binaries.folder() + remark,
        abilities,
        () -> LocalControlPlane.start(binaries, abilities));
  }

  private Offer k3s() {
    Optional<String> impediment = K3sControlPlane.impediment();
    if (impediment.isPresent()) {
      return new Offer.None(impediment.get());
    }
    var abilities = withKubectlOnPath(EnumSet.of(Ability.GENUINE, Ability.OWN));
    return made(
        ControlPlaneKind.K3S,
        K3sControlPlane.IMAGE + " in a container",
        abilities,
        () -> new K3sControlPlane(abilities));
  }

  private static Offer embedded() {
    return made(
        ControlPlaneKind.EMBEDDED,
        "fabric8's mock API server in this process",
        EnumSet.of(Ability.OWN),
        EmbeddedControlPlane::new);
  }

  private Set<Ability> withKubectlOnPath(Set<Ability> abilities) {
    if (environment.onPath(Kubectl.PROGRAM).isPresent()) {
      abilities.add(Ability.KUBECTL);
    }
    return abilities;
  }

  private static Offer made(
      ControlPlaneKind kind,
      String description,
      Set<Ability> abilities,
      Supplier<ControlPlane> starter) {
    return new Offer.Made(new Choice(kind, kind + ": " + description, abilities, starter));
  }
}
