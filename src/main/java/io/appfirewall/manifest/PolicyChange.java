package io.appfirewall.manifest;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.plan.Change;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the operator does to a NetworkPolicy.
 *
 * @param owner what the policy is generated from
 */
public record PolicyChange(NamespacedName policy, ObjectId owner, Action action) {
  /** What is done. */
  public enum Action {
    CREATED,
    UPDATED,
    DELETED
  }

  /** One for each policy that is not as it is to be, sorted by name. */
  static List<PolicyChange> of(Manifests manifests, Rendering rendering) {
    return rendering.compilations().stream()
        .flatMap(compilation ->
            action(OwnedPolicy.change(compilation, manifests))
                .map(action -> of(compilation, action))
                .stream())
        .sorted(Comparator.comparing(PolicyChange::policy))
        .toList();
  }

  private static PolicyChange of(Compilation compilation, Action action) {
    return new PolicyChange(compilation.policyName(), compilation.id(), action);
  }

  private static Optional<Action> action(Change change) {
    return switch (change) {
      case Change.Create create -> Optional.of(Action.CREATED);
      case Change.Update update -> Optional.of(Action.UPDATED);
      case Change.Delete delete -> Optional.of(Action.DELETED);
      case Change.None none -> Optional.empty();
      case Change.Refuse refuse -> Optional.empty();
      case Change.LeaveAltered altered -> Optional.empty();
    };
  }
}
