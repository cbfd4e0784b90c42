package io.appfirewall.dashboard.page;

import io.appfirewall.dashboard.sight.FirewallRow;
import io.appfirewall.dashboard.sight.Sight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
    Set<String> namespaces = new LinkedHashSet<>();
    Set<String> modes = new LinkedHashSet<>();
    List<FirewallRow> matching = new ArrayList<>();
    Predicate<FirewallRow> filter = query.filter();
    sight
        .firewallRows()
        .forEach(row -> {
          namespaces.add(row.namespace());
          modes.add(row.mode());
          if (filter.test(row)) {
            matching.add(row);
          }
        });
    int pages = Math.max(1, Math.ceilDiv(matching.size(), FirewallQuery.ROWS));
    int page = Math.min(query.page(), pages);
    return new FirewallTable(
        namespaces.stream().limit(CHOICES).toList(),
        modes.stream().sorted().limit(CHOICES).toList(),
        matching.size(),
        page,
        pages,
        query.sorted(matching).stream()
            .skip((long) (page - 1) * FirewallQuery.ROWS)
            .limit(FirewallQuery.ROWS)
            .toList());
  }
}
