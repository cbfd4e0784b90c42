package io.appfirewall.core.plan;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.plan.Change.Difference;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what is wanted with what stands, and says which one write makes the one the other.
 *
 * <p>One firewall is one NetworkPolicy, which is altered in place. So for every state that the
 * cluster passes through, what the old and the new state both allow stays allowed, and nothing is
 * allowed that neither allows.
 */
public final class Planner {
  private Planner() {}

  /**
   * The change, {@link Change.None} where nothing is to be done.
   *
   * @param uid of the object that was compiled; empty where no API server gave it one
   * @param actual what stands under {@link Compilation#policyName}
   */
  public static Change plan(
      Compilation compilation, Optional<String> uid, Optional<ActualPolicy> actual) {
    return actual
        .map(policy -> plan(compilation.intent(), compilation.id(), uid, policy))
        .orElseGet(() -> planFromNothing(compilation.intent()));
  }

  /**
   * Whether a policy under a name of ours is ours, to be altered and deleted as its object asks.
   *
   * @param uid of the object; empty where no API server gave it one
   */
  public static boolean isOurs(ObjectId object, Optional<String> uid, ActualPolicy actual) {
    return Ownership.of(actual, object, uid) == Ownership.OURS;
  }

  private static Change planFromNothing(Intent intent) {
    return switch (intent) {
      case Intent.Enforce(NetworkPolicy policy) -> new Change.Create(policy);
      case Intent.Keep keep -> new Change.None();
      case Intent.Remove remove -> new Change.None();
    };
  }

  private static Change plan(
      Intent intent, ObjectId object, Optional<String> uid, ActualPolicy actual) {
    Ownership ownership = Ownership.of(actual, object, uid);
    boolean ours = ownership == Ownership.OURS;
    return switch (intent) {
      case Intent.Enforce(NetworkPolicy policy) ->
          switch (ownership) {
            case OURS -> update(policy, actual, differences(policy, actual));
            case HANDED_OVER -> update(policy, actual, EnumSet.of(Difference.HANDED_OVER));
            case FOREIGN -> new Change.Refuse(actual);
          };
      case Intent.Keep keep ->
          ours && isAltered(actual) ? new Change.LeaveAltered(actual) : new Change.None();
      case Intent.Remove remove -> ours ? new Change.Delete(actual) : new Change.None();
    };
  }

  private static Change update(
      NetworkPolicy policy, ActualPolicy actual, Set<Difference> differences) {
    return differences.isEmpty()
        ? new Change.None()
        : new Change.Update(policy, actual, differences);
  }

  private static Set<Difference> differences(NetworkPolicy policy, ActualPolicy actual) {
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    if (!actual.spec().equals(Optional.of(policy.spec()))) {
      differences.add(isAltered(actual) ? Difference.SPEC_DRIFTED : Difference.SPEC_CHANGED);
    }
    // The description is written along with the spec and is no reason to write.
    String hash = actual.annotations().get(NetworkPolicy.SPEC_HASH);
    boolean hasOurMarks =
        actual.labels().entrySet().containsAll(policy.labels().entrySet())
            // Another spec has another hash, though nobody touched the annotation.
            && (differences.isEmpty() ? policy.spec().hash().equals(hash) : hash != null);
    if (!hasOurMarks) {
      differences.add(Difference.MARKS);
    }
    if (!actual.controller().map(ActualPolicy.Controller::uid).equals(policy.owner().uid())) {
      differences.add(Difference.OWNER);
    }
    return differences;
  }

  /** Whether somebody altered the spec after we wrote it, as the hash written with it tells. */
  private static boolean isAltered(ActualPolicy actual) {
    String hash = actual.annotations().get(NetworkPolicy.SPEC_HASH);
    return actual.spec().filter(spec -> spec.hash().equals(hash)).isEmpty();
  }
}
