package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** The sides of one direction; pods that the same policies select share one. */
final class Sides {
  private record Key(RoaringBitmap policies, Set<NamedPort> own) {}

  private final List<Side> byClass = new ArrayList<>();

  /** The classes of each side. */
  private final List<RoaringBitmap> members;

  /** For each class the sides, by their place among the members, that let it in or out. */
  private final List<RoaringBitmap> admitting = new ArrayList<>();

  Sides(Direction direction, List<Policy> all, Parties parties) {
    List<Policy> policies =
        all.stream().filter(policy -> policy.spec().policyTypes().contains(direction)).toList();
    List<List<RuleMatch>> rules =
        policies.stream().map(policy -> rules(policy, direction, parties)).toList();
    List<RoaringBitmap> isolating = isolating(policies, parties);
    Map<Key, Side> sides = new HashMap<>();
    Map<Side, RoaringBitmap> classes = new LinkedHashMap<>();
    for (int number = 0; number < parties.classCount(); number++) {
      RoaringBitmap by = isolating.get(number);
      // What a port's name means for ingress depends on the pod that is reached.
      Set<NamedPort> own = direction == Direction.INGRESS ? parties.names(number) : Set.of();
      Side side =
          sides.computeIfAbsent(
              new Key(by, own),
              key ->
                  new Side(
                      direction,
                      by.stream().mapToObj(policies::get).toList(),
                      by.stream().mapToObj(rules::get).flatMap(List::stream).toList(),
                      own,
                      parties));
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

  /** For each class the policies, by their place in the list, that select it. */
  private static List<RoaringBitmap> isolating(List<Policy> policies, Parties parties) {
    List<RoaringBitmap> isolating =
        IntStream.range(0, parties.classCount()).mapToObj(number -> new RoaringBitmap()).toList();
    for (int i = 0; i < policies.size(); i++) {
      Policy policy = policies.get(i);
      int place = i;
      parties.selection().selected(policy.id().namespace(), policy.spec().podSelector()).stream()
          .forEach(number -> isolating.get(number).add(place));
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

  private static List<RuleMatch> rules(Policy policy, Direction direction, Parties parties) {
    return policy.rules(direction).stream()
        .map(ref ->
            new RuleMatch(
                ref, parties.selection().peers(ref.rule().peers(), policy.id().namespace())))
        .toList();
  }
}
