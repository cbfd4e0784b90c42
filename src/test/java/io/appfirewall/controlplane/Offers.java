package io.appfirewall.controlplane;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks what this machine has of each kind; starts nothing and builds nothing. */
record Offers(Environment environment) implements Function<ControlPlaneKind, Offer> {
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
    return environment
        .variable(KUBECONFIG_VARIABLE)
        .<Offer>map(file -> {
          var abilities = withKubectl(EnumSet.of(Ability.GENUINE));
          return made(
              ControlPlaneKind.KUBECONFIG,
              "the cluster of " + file,
              abilities,
              () -> new KubeconfigControlPlane(Path.of(file), abilities));
        })
        .orElseGet(
            () -> new Offer.None("the variable " + KUBECONFIG_VARIABLE + " names no kubeconfig"));
  }

  private Offer local() {
    Optional<Path> assets = environment.variable(Binaries.ASSETS_VARIABLE).map(Path::of);
    if (assets.filter(Binaries::completeIn).isPresent()) {
      return local(ControlPlaneKind.LOCAL, new Binaries(assets.get()));
    }
    String why = assets.flatMap(Binaries::missingIn).map(reason -> reason + ", and ").orElse("");
    return GoModule.find()
        .<Offer>map(module ->
            GoBuild.built(module, environment)
                .<Offer>map(binaries -> local(ControlPlaneKind.LOCAL, binaries))
                .orElseGet(() -> new Offer.None(why + "nothing is built yet (-Dcontrolplane=go)")))
        .orElseGet(() -> new Offer.None(why + GoModule.NOT_FOUND));
  }

  private Offer go() {
    Optional<GoModule> module = GoModule.find();
    if (module.isEmpty()) {
      return new Offer.None(GoModule.NOT_FOUND);
    }
    Optional<Binaries> built = GoBuild.built(module.get(), environment);
    if (built.isPresent()) {
      return local(ControlPlaneKind.GO, built.get());
    }
    if (environment.onPath("go").isEmpty()) {
      return new Offer.None("there is no go on the PATH; install Go 1.26 or newer");
    }
    var build = new GoBuild(module.get(), environment);
    return made(
        ControlPlaneKind.GO,
        "built from the Go modules of " + module.get().folder() + " into " + build.target(),
        EnumSet.allOf(Ability.class),
        () -> LocalControlPlane.start(build.run(), EnumSet.allOf(Ability.class)));
  }

  private Offer local(ControlPlaneKind kind, Binaries binaries) {
    var abilities = EnumSet.allOf(Ability.class);
    if (binaries.other(Kubectl.PROGRAM).isEmpty()) {
      abilities.remove(Ability.KUBECTL);
      withKubectl(abilities);
    }
    return made(
        kind,
        "the programs in " + binaries.folder(),
        abilities,
        () -> LocalControlPlane.start(binaries, abilities));
  }

  private Offer k3s() {
    return K3sControlPlane.impediment()
        .<Offer>map(Offer.None::new)
        .orElseGet(() -> {
          var abilities = withKubectl(EnumSet.of(Ability.GENUINE, Ability.OWN));
          return made(
              ControlPlaneKind.K3S,
              K3sControlPlane.IMAGE + " in a container",
              abilities,
              () -> new K3sControlPlane(abilities));
        });
  }

  private static Offer embedded() {
    return made(
        ControlPlaneKind.EMBEDDED,
        "fabric8's mock API server in this process",
        EnumSet.of(Ability.OWN),
        EmbeddedControlPlane::new);
  }

  private Set<Ability> withKubectl(Set<Ability> abilities) {
    if (environment.onPath(Kubectl.PROGRAM).isPresent()) {
      abilities.add(Ability.KUBECTL);
    }
    return abilities;
  }

  private static Offer made(
      ControlPlaneKind kind,
      String description,
      Set<Ability> abilities,
      java.util.function.Supplier<ControlPlane> starter) {
    return new Offer.Made(new Choice(kind, kind + ": " + description, abilities, starter));
  }
}
