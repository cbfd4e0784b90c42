package io.appfirewall.controlplane;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The control plane that this machine gets, known before it is started.
 *
 * @param description what it is and where it comes from, in words for a log
 */
public record Choice(
    ControlPlaneKind kind,
    String description,
    Set<Ability> abilities,
    Supplier<ControlPlane> starter) {
  public Choice {
    abilities = Set.copyOf(abilities);
  }

  /** Starts one; the caller closes it. */
  public ControlPlane start() {
    return starter.get();
  }

  /** What a test needs and this does not have. */
  public Set<Ability> missing(Set<Ability> needs) {
    var missing = EnumSet.noneOf(Ability.class);
    missing.addAll(needs);
    missing.removeAll(abilities);
    return missing;
  }
}
