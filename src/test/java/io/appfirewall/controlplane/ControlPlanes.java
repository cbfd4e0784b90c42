package io.appfirewall.controlplane;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which control plane this machine gets: the one named by {@code -Dcontrolplane=NAME}, else
 * the first that is there of local, k3s and embedded.
 */
public final class ControlPlanes {
  /** The system property that names a kind. */
  public static final String PROPERTY = "controlplane";

  private static @Nullable Choice choice;
  private static @Nullable ControlPlane shared;

  private ControlPlanes() {}

  /** The choice, made once in a JVM and told on standard output. Starts nothing. */
  public static synchronized Choice select() {
    if (choice == null) {
      var environment = Environment.ofThisProcess();
      choice =
          new Selection(environment.ci(), new Offers(environment, GoModule.find())).choose(named());
      System.out.println("Control plane: " + choice.description());
      if (!choice.abilities().contains(Ability.GENUINE)) {
        System.out.println(
            "It is an imitation without schemas, RBAC and garbage collection. For the genuine one:"
                + " -Dcontrolplane=go (docs/control-planes.md)");
      }
    }
    return choice;
  }

  /** The one that all tests of this JVM share; started when first asked for, ends with the JVM. */
  public static synchronized ControlPlane shared() {
    if (shared == null) {
      shared = select().start();
    }
    return shared;
  }

  private static Optional<String> named() {
    // The POM passes an empty value on where the command line names none.
    return Optional.ofNullable(System.getProperty(PROPERTY)).filter(name -> !name.isBlank());
  }
}
