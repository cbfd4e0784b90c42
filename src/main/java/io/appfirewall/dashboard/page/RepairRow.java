package io.appfirewall.dashboard.page;

import io.appfirewall.core.model.ObjectId;
import io.appfirewall.dashboard.sight.Repair;
import io.appfirewall.dashboard.sight.Sight;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy that somebody altered and that was put right. Whoever does the same again and again has
 * one row, lest they be all that there is to see.
 *
 * @param namespace of the object whose policy it is; empty for a baseline
 * @param count how often that was told
 * @param last when it was told last, if that is known
 */
public record RepairRow(
    String kind, String namespace, String name, String message, int count, Optional<Instant> last) {
  private static final int SHOWN = 20;

  private record Told(ObjectId object, String message) {}

  /** The latest that a viewer sees, the latest first; empty where nobody could know of any. */
  static Optional<List<RepairRow>> latest(Sight sight) {
    return sight.repairs().map(RepairRow::rows);
  }

  private static List<RepairRow> rows(Stream<Repair> repairs) {
    Map<Told, RepairRow> rows = new LinkedHashMap<>();
    repairs.forEach(repair ->
        rows.merge(
            new Told(repair.object(), repair.told().message()), of(repair), RepairRow::since));
    return rows.values().stream().limit(SHOWN).toList();
  }

  private static RepairRow of(Repair repair) {
    return new RepairRow(
        repair.object().kind().toString(),
        repair.object().namespace().orElse(""),
        repair.object().name(),
        repair.told().message(),
        repair.told().count(),
        repair.told().last());
  }

  private RepairRow since(RepairRow earlier) {
    int sum = Math.clamp((long) count + earlier.count, 1, Integer.MAX_VALUE);
    return new RepairRow(kind, namespace, name, message, sum, last);
  }
}
