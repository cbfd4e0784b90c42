package io.appfirewall.laws;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.plan.Planner;
import io.appfirewall.fixture.Standing;
import io.appfirewall.laws.Enforcement.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A cluster in which policies stand, and how plans that are carried out change it. */
final class Rollout {
  private final Map<String, Map<String, String>> namespaces;
  private final Map<NamespacedName, NetworkPolicy> standing = new TreeMap<>();

  /**
   * One object's change.
   *
   * @param wanted what the object's intent comes to, beside all else that stands
   * @param passed the cluster after each write
   */
  record Step(Enforcement before, Enforcement wanted, List<Enforcement> passed) {
    /** Nothing that both allow is denied, nothing that neither allows is allowed. */
    boolean keepsTheLawFor(Flow flow) {
      boolean old = before.allows(flow);
      boolean planned = wanted.allows(flow);
      return passed.stream()
          .map(state -> state.allows(flow))
          .allMatch(now -> (now || !(old && planned)) && (!now || old || planned));
    }

    boolean arrives() {
      return (passed.isEmpty() ? before : passed.getLast()).equals(wanted);
    }
  }

  /** The world, rolled out where nothing was. */
  Rollout(World world) {
    namespaces = world.namespaces();
    world.compilations().forEach(compilation -> enact(compilation.intent(), compilation, standing));
  }

  /** On the way to another world, object by object. */
  Stream<Step> stepsTo(World world) {
    return world.compilations().map(this::step);
  }

  private Step step(Compilation compilation) {
    Map<NamespacedName, NetworkPolicy> wanted = new TreeMap<>(standing);
    enact(compilation.intent(), compilation, wanted);
    Enforcement before = enforcement(standing);
    List<Enforcement> passed = new ArrayList<>();
    if (carryOut(plan(compilation))) {
      passed.add(enforcement(standing));
    }
    return new Step(before, enforcement(wanted), passed);
  }

  private static void enact(
      Intent intent, Compilation compilation, Map<NamespacedName, NetworkPolicy> policies) {
    switch (intent) {
      case Intent.Enforce(NetworkPolicy policy) -> policies.put(policy.id(), policy);
      case Intent.Keep keep -> {}
      case Intent.Remove remove -> policies.remove(compilation.policyName());
    }
  }

  private Change plan(Compilation compilation) {
    Optional<NetworkPolicy> policy = Optional.ofNullable(standing.get(compilation.policyName()));
    return Planner.plan(
        compilation,
        policy.flatMap(p -> p.owner().uid()),
        policy.map(p -> Standing.standing(p).build()));
  }

  /** Whether anything was written; every change is one write. */
  private boolean carryOut(Change change) {
    return switch (change) {
      case Change.None none -> false;
      case Change.LeaveAltered left -> throw new AssertionError("nobody altered " + left);
      case Change.Refuse refused -> throw new AssertionError("nothing is foreign: " + refused);
      case Change.Create(var policy) -> standing.put(policy.id(), policy) == null;
      case Change.Update(var policy, var actual, var differences) ->
          standing.put(policy.id(), policy) != null;
      case Change.Delete(var actual) -> standing.remove(actual.id()) != null;
    };
  }

  private Enforcement enforcement(Map<NamespacedName, NetworkPolicy> policies) {
    return new Enforcement(
        namespaces,
        policies.values().stream()
            .map(policy -> new Placed(policy.id().namespace(), policy.spec()))
            .toList());
  }
}
