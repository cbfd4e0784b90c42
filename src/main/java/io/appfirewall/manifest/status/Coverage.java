package io.appfirewall.manifest.status;

import io.appfirewall.api.NamespaceCounts;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.status.Condition;
import io.appfirewall.core.status.ConditionStatus;
import io.appfirewall.core.status.ConditionType;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** In how many namespaces a baseline is in force, and where it is not. */
public final class Coverage {
  /** The reason of a baseline that is on its way. */
  public static final String WAITING = "Waiting";

  private static final int NAMED = 5;

  private int excluded;
  private int enforced;
  private int idle;
  private final SortedSet<String> waiting = new TreeSet<>();
  private final SortedSet<String> conflicts = new TreeSet<>();

  public void excluded() {
    excluded++;
  }

  /**
   * One namespace that the baseline is for.
   *
   * @param due the change that is still to be made there
   * @param stands whether a policy of the baseline is there
   */
  public void concerned(String namespace, Change due, boolean stands) {
    switch (due) {
      case Change.None none when stands -> enforced++;
      // Nothing is to be written: in Preview, when disabled, while the spec is not accepted.
      case Change.None none -> idle++;
      case Change.Create create -> waiting.add(namespace);
      case Change.Update update -> waiting.add(namespace);
      case Change.Delete delete -> waiting.add(namespace);
      case Change.LeaveAltered altered -> waiting.add(namespace);
      case Change.Refuse refuse -> conflicts.add(namespace);
    }
  }

  public NamespaceCounts counts() {
    int notYet = idle + waiting.size() + conflicts.size();
    return new NamespaceCounts(enforced + notYet + excluded, enforced, notYet, excluded);
  }

  /** The condition {@code Programmed} as the sum over the namespaces. */
  public Condition programmed(Optional<Mode> mode) {
    if (!conflicts.isEmpty()) {
      return condition(
          ConditionStatus.FALSE,
          Code.CONFLICT.toString(),
          "A NetworkPolicy of somebody else has our name in " + names(conflicts) + ".");
    }
    if (!waiting.isEmpty()) {
      return condition(
          ConditionStatus.FALSE, WAITING, "Not yet in force in " + names(waiting) + ".");
    }
    return mode.filter(m -> m != Mode.ENFORCE)
        .map(m -> condition(ConditionStatus.TRUE, m.toString(), "By intent nothing is written."))
        .orElseGet(() ->
            condition(
                ConditionStatus.TRUE, "Programmed", "In force in every namespace that it is for."));
  }

  private static Condition condition(ConditionStatus status, String reason, String message) {
    return new Condition(ConditionType.PROGRAMMED, status, reason, message);
  }

  private static String names(SortedSet<String> namespaces) {
    String named = String.join(", ", namespaces.stream().limit(NAMED).toList());
    int more = namespaces.size() - NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
