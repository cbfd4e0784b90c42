package io.appfirewall.cluster;

import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Label;
import io.appfirewall.core.model.NamespacedName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which groups a pod belongs to, without asking every group of its namespace: most selectors ask
 * for a certain label, so only those whose label the pod has need a closer look.
 */
public final class SelectorIndex {
  private final Map<NamespacedName, LabelSelector> selectors = new HashMap<>();
  private final Map<Bucket, Set<NamespacedName>> buckets = new HashMap<>();

  /**
   * Where a selector is looked for.
   *
   * @param label one that it asks for; empty for those that ask for none
   */
  private record Bucket(String namespace, Optional<Label> label) {}

  public synchronized void put(Group group) {
    remove(group.id());
    group
        .members()
        .ifPresent(members -> {
          selectors.put(group.id(), members);
          buckets
              .computeIfAbsent(bucket(group.id(), members), bucket -> new HashSet<>())
              .add(group.id());
        });
  }

  synchronized void remove(NamespacedName group) {
    LabelSelector members = selectors.remove(group);
    if (members != null) {
      buckets.computeIfPresent(
          bucket(group, members),
          (bucket, inside) -> {
            inside.remove(group);
            return inside.isEmpty() ? null : inside;
          });
    }
  }

  synchronized Optional<LabelSelector> members(NamespacedName group) {
    return Optional.ofNullable(selectors.get(group));
  }

  /** The groups that a pod of these labels is a member of. */
  public synchronized Set<NamespacedName> of(String namespace, Map<String, String> labels) {
    Stream<Bucket> asked =
        Stream.concat(
            Stream.of(new Bucket(namespace, Optional.empty())),
            labels.entrySet().stream()
                .map(label -> new Bucket(namespace, Optional.of(label(label)))));
    return asked
        .flatMap(bucket -> buckets.getOrDefault(bucket, Set.of()).stream())
        .filter(group -> members(group).filter(s -> s.matches(labels)).isPresent())
        .collect(Collectors.toSet());
  }

  private static Bucket bucket(NamespacedName group, LabelSelector members) {
    return new Bucket(
        group.namespace(),
        members.matchLabels().entrySet().stream().findFirst().map(SelectorIndex::label));
  }

  private static Label label(Map.Entry<String, String> entry) {
    return new Label(entry.getKey(), entry.getValue());
  }
}
