package io.appfirewall.dashboard.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
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

    /** The worst, the most and the latest come first; equal ones by name. */
    private Comparator<FirewallRow> order() {
      Comparator<FirewallRow> byName =
          Comparator.comparing(FirewallRow::namespace).thenComparing(FirewallRow::name);
      return switch (this) {
        case NAME -> byName;
        case STATE -> Comparator.comparing(FirewallRow::state).reversed().thenComparing(byName);
        case MODE -> Comparator.comparing(FirewallRow::mode).thenComparing(byName);
        case PODS -> most(row -> Objects.requireNonNullElse(row.pods(), -1)).thenComparing(byName);
        case RULES -> most(FirewallRow::rules).thenComparing(byName);
        case USEDBY ->
            most(row -> Objects.requireNonNullElse(row.usedBy(), -1)).thenComparing(byName);
        case SINCE ->
            Comparator.comparing((FirewallRow row) -> row.since().orElse(Instant.MIN))
                .reversed()
                .thenComparing(byName);
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

  Comparator<FirewallRow> order() {
    return isBackwards() ? column().order().reversed() : column().order();
  }

  Predicate<FirewallRow> filter() {
    return row ->
        (namespace.isEmpty() || row.namespace().equals(namespace))
            && (state.isEmpty() || row.state().toString().equals(state))
            && (mode.isEmpty() || row.mode().equals(mode))
            && (search.isEmpty() || row.id().contains(search));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
