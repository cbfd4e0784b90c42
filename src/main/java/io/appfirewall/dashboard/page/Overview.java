package io.appfirewall.dashboard.page;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.OwnResource;
import io.appfirewall.core.model.Kind;
import io.appfirewall.dashboard.sight.FirewallRow;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything at a glance.
 *
 * @param counts objects of each kind by state; kinds that are not seen are left out
 * @param attention what is not ready, the worst first; the first of them only
 * @param repairs policies that others altered, the latest first; the first only, and empty where
 *     Events are not known, or not seen
 * @param problems sentences on what could not be read; the first of them only
 */
public record Overview(
    Map<String, Map<String, Integer>> counts,
    List<Attention> attention,
    int notReady,
    Optional<List<RepairRow>> repairs,
    List<BaselineProgress> baselines,
    List<String> problems) {
  private static final int SHOWN = 20;

  /** Something that is not ready, and why. */
  public record Attention(
      String kind,
      String namespace,
      String name,
      ObjectState state,
      String reason,
      Optional<Instant> since,
      List<String> messages) {
    private static final Comparator<Attention> WORST_FIRST =
        Comparator.comparing(Attention::state)
            .reversed()
            .thenComparing(Attention::kind)
            .thenComparing(Attention::namespace)
            .thenComparing(Attention::name);

    private static Attention of(FirewallRow row) {
      return new Attention(
          Kind.APP_FIREWALL.toString(),
          row.namespace(),
          row.name(),
          row.state(),
          row.reason(),
          row.since(),
          row.messages());
    }

    private static Attention of(Standing standing) {
      return new Attention(
          standing.id().kind().toString(),
          standing.id().namespace().orElse(""),
          standing.id().name(),
          standing.state(),
          standing.reason(),
          standing.since(),
          standing.messages());
    }
  }

  /** What a viewer sees of it. */
  public static Overview of(Sight sight) {
    Tally tally = new Tally();
    sight.firewallRows().flatMap(each -> each.rows().stream()).forEach(tally::add);
    sight.baselines().forEach(tally::add);
    sight.addressGroups().forEach(tally::add);
    sight.clusterAddressGroups().forEach(tally::add);
    return new Overview(
        tally.counts(),
        tally.notReady.stream().sorted(Attention.WORST_FIRST).limit(SHOWN).toList(),
        tally.notReady.size(),
        RepairRow.latest(sight),
        sight
            .baselines()
            .sorted(Comparator.comparing((FirewallBaseline each) -> Metadata.id(each)))
            .limit(SHOWN)
            .map(BaselineProgress::of)
            .toList(),
        sight.problems().stream().limit(SHOWN).toList());
  }

  private static final class Tally {
    private final Map<Kind, Map<ObjectState, Integer>> sums = new EnumMap<>(Kind.class);
    private final List<Attention> notReady = new ArrayList<>();

    void add(FirewallRow row) {
      add(Kind.APP_FIREWALL, row.state(), () -> Attention.of(row));
    }

    void add(OwnResource<?, ?> object) {
      Standing standing = Standing.of(object);
      add(standing.id().kind(), standing.state(), () -> Attention.of(standing));
    }

    private void add(Kind kind, ObjectState state, Supplier<Attention> attention) {
      sums.computeIfAbsent(kind, each -> new EnumMap<>(ObjectState.class))
          .merge(state, 1, Integer::sum);
      if (state != ObjectState.READY) {
        notReady.add(attention.get());
      }
    }

    Map<String, Map<String, Integer>> counts() {
      Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
      sums.forEach((kind, states) -> {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (ObjectState state : ObjectState.values()) {
          named.put(state.toString(), states.getOrDefault(state, 0));
        }
        counts.put(kind.toString(), named);
      });
      return counts;
    }
  }
}
