package io.appfirewall.cluster;

import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many pods each group has. Counted when first asked for; from then on a pod that comes, goes
 * or changes only marks the groups that it concerns, and {@link #recount} settles those later.
 */
public final class MemberCounts {
  /** Pods of a group, those of them included that are on their node's network. */
  public record Count(int pods, int hostNetwork) {}

  private final PodCache pods;
  private final SelectorIndex index = new SelectorIndex();
  private final Map<NamespacedName, Count> counts = new ConcurrentHashMap<>();

  /**
   * Counts the pods of a cache.
   *
   * @param concerned hears of every group whose count may be another one now
   */
  public MemberCounts(PodCache pods, Consumer<NamespacedName> concerned) {
    this.pods = pods;
    pods.onChange((before, after) -> groups(before, after).forEach(concerned));
  }

  /** To be told of every group that comes or changes. */
  public void put(Group group) {
    if (!index.members(group.id()).equals(group.members())) {
      index.put(group);
      counts.remove(group.id());
    }
  }

  /** To be told of every group that goes. */
  public void remove(NamespacedName group) {
    index.remove(group);
    counts.remove(group);
  }

  /** As last counted. */
  public Count of(Group group) {
    put(group);
    return counts.computeIfAbsent(group.id(), this::count);
  }

  /** Counts anew, and tells whether the count is another one now. */
  public boolean recount(NamespacedName group) {
    Count now = count(group);
    return !now.equals(counts.put(group, now));
  }

  private Count count(NamespacedName group) {
    List<CachedPod> members =
        index.members(group).stream().flatMap(selector -> matching(group, selector)).toList();
    return new Count(
        members.size(), Math.toIntExact(members.stream().filter(CachedPod::hostNetwork).count()));
  }

  private java.util.stream.Stream<CachedPod> matching(
      NamespacedName group, LabelSelector selector) {
    return pods.in(group.namespace())
        .filter(pod -> !pod.finished())
        .filter(pod -> selector.matches(pod.labels()));
  }

  private Set<NamespacedName> groups(@Nullable CachedPod before, @Nullable CachedPod after) {
    Set<NamespacedName> groups = new HashSet<>();
    if (before != null) {
      groups.addAll(index.of(before.namespace(), before.labels()));
    }
    if (after != null) {
      groups.addAll(index.of(after.namespace(), after.labels()));
    }
    return groups;
  }
}
