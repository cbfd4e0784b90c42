package io.appfirewall.dashboard.page;

import io.appfirewall.dashboard.sight.FirewallRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Which firewalls of a table are asked for, and in which order. What is none of the choices chooses
 * nothing.
 *
 * @param search part of a name; empty for all
 * @param namespace empty for all
 * @param state empty for all
 * @param mode empty for all
 * @param sort by which column; ending in {@code -} for the other way round
 * @param page the first is 1
 */
public record FirewallQuery(
    String search, String namespace, String state, String mode, String sort, int page) {
  /** Rows on one page. */
  public static final int ROWS = 50;

  private static final int LONGEST = 317;
  private static final String BACKWARDS = "-";

  public FirewallQuery {
    search = shortened(search).strip().toLowerCase(Locale.ROOT);
    namespace = shortened(namespace);
    state = shortened(state);
    mode = shortened(mode);
    sort = shortened(sort);
    page = Math.max(1, page);
  }

  /** Columns by which rows can be sorted. */
  public enum Column {
    NAME("Name"),
    STATE("State"),
    MODE("Mode"),
    PODS("Pods"),
    RULES("Rules"),
    USEDBY("Used by"),
    SINCE("Since");

    private final String words;

    Column(String words) {
      this.words = words;
    }

    /** What stands at its head. */
    public String words() {
      return words;
    }

    /** The worst, the most and the latest come first; equal ones stay sorted by their names. */
    private Comparator<FirewallRow> order() {
      return switch (this) {
        case NAME -> (_, _) -> 0;
        case STATE -> Comparator.comparing(FirewallRow::state).reversed();
        case MODE -> Comparator.comparing(FirewallRow::mode);
        case PODS -> most(row -> Objects.requireNonNullElse(row.pods(), -1));
        case RULES -> most(FirewallRow::rules);
        case USEDBY -> most(row -> Objects.requireNonNullElse(row.usedBy(), -1));
        case SINCE ->
            Comparator.comparing((FirewallRow row) -> row.since().orElse(Instant.MIN)).reversed();
      };
    }

    private static Comparator<FirewallRow> most(ToIntFunction<FirewallRow> number) {
      return Comparator.comparingInt(number).reversed();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The column by which it is sorted. */
  public Column column() {
    String name = isBackwards() ? sort.substring(0, sort.length() - 1) : sort;
    return Arrays.stream(Column.values())
        .filter(column -> column.toString().equals(name))
        .findFirst()
        .orElse(Column.NAME);
  }

  public boolean isBackwards() {
    return sort.endsWith(BACKWARDS);
  }

  /** Rows that are sorted by their names, in the order asked for. */
  List<FirewallRow> sorted(List<FirewallRow> rows) {
    Comparator<FirewallRow> order = column().order();
    return isBackwards()
        ? rows.reversed().stream().sorted(order.reversed()).toList()
        : rows.stream().sorted(order).toList();
  }

  /** Whether any of a namespace can be asked for. */
  boolean isAbout(String place) {
    return namespace.isEmpty() || namespace.equals(place);
  }

  /** Which of such a namespace are asked for. */
  Predicate<FirewallRow> filter() {
    return row ->
        (state.isEmpty() || row.state().toString().equals(state))
            && (mode.isEmpty() || row.mode().equals(mode))
            && isFoundIn(row);
  }

  // What has no slash is in one of the two parts, or not there; no text is made to see that.
  private boolean isFoundIn(FirewallRow row) {
    return search.contains("/")
        ? row.id().contains(search)
        : row.name().contains(search) || row.namespace().contains(search);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
