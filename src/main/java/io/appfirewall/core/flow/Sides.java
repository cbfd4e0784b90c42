package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Direction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sides of one direction; pods that the same policies select share one. */
final class Sides {
  private record Key(BitSet policies, Set<NamedPort> own) {}

  private final List<Side> distinct;
  private final List<Side> byClass = new ArrayList<>();
  private final Map<Side, BitSet> members = new LinkedHashMap<>();

  /** For each class the sides, by their place among all, that let it in or out. */
  private final List<BitSet> admitting = new ArrayList<>();

  Sides(Direction direction, List<Policy> all, Parties parties) {
    List<Policy> policies =
        all.stream().filter(policy -> policy.spec().policyTypes().contains(direction)).toList();
    List<List<RuleMatch>> rules =
        policies.stream().map(policy -> rules(policy, direction, parties)).toList();
    List<BitSet> isolating = isolating(policies, parties);
    Map<Key, Side> sides = new HashMap<>();
    for (int number = 0; number < parties.classCount(); number++) {
      BitSet by = isolating.get(number);
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
      members.computeIfAbsent(side, s -> new BitSet()).set(number);
      admitting.add(new BitSet());
    }
    distinct = List.copyOf(members.keySet());
    for (int place = 0; place < distinct.size(); place++) {
      int side = place;
      distinct.get(side).admitted().stream()
          .takeWhile(party -> party < parties.classCount())
          .forEach(party -> admitting.get(party).set(side));
    }
  }

  /** For each class the policies, by their place in the list, that select it. */
  private static List<BitSet> isolating(List<Policy> policies, Parties parties) {
    List<BitSet> isolating =
        IntStream.range(0, parties.classCount()).mapToObj(number -> new BitSet()).toList();
    for (int i = 0; i < policies.size(); i++) {
      Policy policy = policies.get(i);
      int place = i;
      parties.selected(policy.id().namespace(), policy.spec().podSelector()).stream()
          .forEach(number -> isolating.get(number).set(place));
    }
    return isolating;
  }

  Side of(int podClass) {
    return byClass.get(podClass);
  }

  /** The sides that allow anything to or from a class. */
  Stream<Side> admitting(int podClass) {
    return admitting.get(podClass).stream().mapToObj(distinct::get);
  }

  /** The classes that have a side. */
  BitSet members(Side side) {
    return members.get(side);
  }

  private static List<RuleMatch> rules(Policy policy, Direction direction, Parties parties) {
    return policy.rules(direction).stream()
        .map(ref -> new RuleMatch(ref, parties.peers(ref.rule().peers(), policy.id().namespace())))
        .toList();
  }
}
