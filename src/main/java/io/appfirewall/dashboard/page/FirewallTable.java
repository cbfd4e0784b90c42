package io.appfirewall.dashboard.page;

import io.appfirewall.dashboard.sight.Sight;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * One page of the table of firewalls.
 *
 * @param namespaces in which there are any, for the filter; the first of them only
 * @param modes that there are
 * @param matching rows on all pages
 * @param page the first is 1
 * @param pages at least 1
 */
public record FirewallTable(
    List<String> namespaces,
    List<String> modes,
    int matching,
    int page,
    int pages,
    List<FirewallRow> rows) {
  private static final int CHOICES = 1000;

  public FirewallTable {
    namespaces = List.copyOf(namespaces);
    modes = List.copyOf(modes);
    rows = List.copyOf(rows);
  }

  /** The page that a query asks for, or the last one that there is. */
  public static FirewallTable of(Sight sight, FirewallQuery query) {
    List<FirewallRow> all = sight.firewalls().map(FirewallRow::of).toList();
    List<FirewallRow> matching = all.stream().filter(query.filter()).toList();
    int pages = Math.max(1, Math.ceilDiv(matching.size(), FirewallQuery.ROWS));
    int page = Math.min(query.page(), pages);
    return new FirewallTable(
        distinct(all.stream().map(FirewallRow::namespace)),
        distinct(all.stream().map(FirewallRow::mode)),
        matching.size(),
        page,
        pages,
        first(matching, query.order(), page * FirewallQuery.ROWS).stream()
            .skip((long) (page - 1) * FirewallQuery.ROWS)
            .toList());
  }

  /** The first so many in an order, without all others being sorted. */
  private static <T> List<T> first(List<T> all, Comparator<T> order, int count) {
    PriorityQueue<T> first = new PriorityQueue<>(order.reversed());
    for (T each : all) {
      if (first.size() < count) {
        first.add(each);
      } else if (order.compare(each, Objects.requireNonNull(first.peek())) < 0) {
        first.poll();
        first.add(each);
      }
    }
    return first.stream().sorted(order).toList();
  }

  private static List<String> distinct(Stream<String> values) {
    return values.distinct().sorted().limit(CHOICES).toList();
  }
}
