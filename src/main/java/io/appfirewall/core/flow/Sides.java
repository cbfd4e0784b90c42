package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** The sides of one direction; pods that the same policies select share one. */
final class Sides {
  private record Key(List<PolicyMatch> isolatedBy, Set<NamedPort> own) {}

  private final List<PolicyMatch> matches = new ArrayList<>();
  private final Map<Key, Side> sides = new HashMap<>();
  private final List<Side> byClass = new ArrayList<>();

  /** The classes of each side. */
  private final List<RoaringBitmap> members;

  /** For each class the sides, by their place among the members, that let it in or out. */
  private final List<RoaringBitmap> admitting = new ArrayList<>();

  /**
   * Of some policies.
   *
   * @param earlier of other policies among the same parties; of those that both have, what is known
   *     stays true
   */
  Sides(
      Direction direction,
      List<Policy> policies,
      Parties parties,
      Selection selection,
      Optional<Sides> earlier) {
    IdentityHashMap<Policy, PolicyMatch> knownMatches = new IdentityHashMap<>();
    earlier.ifPresent(
        other -> other.matches.forEach(match -> knownMatches.put(match.policy(), match)));
    Map<Key, Side> knownSides = earlier.map(other -> other.sides).orElse(Map.of());
    for (Policy policy : policies) {
      if (policy.spec().policyTypes().contains(direction)) {
        PolicyMatch known = knownMatches.get(policy);
        matches.add(known == null ? new PolicyMatch(policy, direction, selection) : known);
      }
    }
    List<List<PolicyMatch>> isolating = isolating(parties.classCount());
    Map<Side, RoaringBitmap> classes = new LinkedHashMap<>();
    for (int number = 0; number < parties.classCount(); number++) {
      // What a port's name means for ingress depends on the pod that is reached.
      Set<NamedPort> own = direction == Direction.INGRESS ? parties.names(number) : Set.of();
      Side side =
          sides.computeIfAbsent(
              new Key(isolating.get(number), own),
              key -> {
                Side known = knownSides.get(key);
                return known == null ? new Side(direction, key.isolatedBy, own, parties) : known;
              });
      byClass.add(side);
      classes.computeIfAbsent(side, s -> new RoaringBitmap()).add(number);
      admitting.add(new RoaringBitmap());
    }
    members = List.copyOf(classes.values());
    int place = 0;
    for (Side side : classes.keySet()) {
      admit(side.admitted().stream().filter(parties::isClass), place++);
    }
  }

  private void admit(IntStream admitted, int side) {
    admitted.forEach(podClass -> admitting.get(podClass).add(side));
  }

  /** For each class the policies that select it. */
  private List<List<PolicyMatch>> isolating(int classCount) {
    List<List<PolicyMatch>> isolating =
        IntStream.range(0, classCount)
            .<List<PolicyMatch>>mapToObj(number -> new ArrayList<>(1))
            .toList();
    for (PolicyMatch match : matches) {
      match.selected().stream().forEach(number -> isolating.get(number).add(match));
    }
    return isolating;
  }

  Side of(int podClass) {
    return byClass.get(podClass);
  }

  /** The classes that allow a class anything. */
  IntStream admitting(int podClass) {
    return admitting.get(podClass).stream().flatMap(side -> members.get(side).stream());
  }
}
