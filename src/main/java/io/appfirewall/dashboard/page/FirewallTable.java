package io.appfirewall.dashboard.page;

import io.appfirewall.dashboard.sight.FirewallRow;
import io.appfirewall.dashboard.sight.NamespaceRows;
import io.appfirewall.dashboard.sight.Sight;
import java.util.List;

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
    List<NamespaceRows> all = sight.firewallRows().toList();
    List<FirewallRow> matching =
        all.stream()
            .filter(each -> query.isAbout(each.namespace()))
            .flatMap(each -> each.rows().stream())
            .filter(query.filter())
            .toList();
    int pages = Math.max(1, Math.ceilDiv(matching.size(), FirewallQuery.ROWS));
    int page = Math.min(query.page(), pages);
    return new FirewallTable(
        all.stream().map(NamespaceRows::namespace).limit(CHOICES).toList(),
        all.stream()
            .flatMap(each -> each.modes().stream())
            .distinct()
            .sorted()
            .limit(CHOICES)
            .toList(),
        matching.size(),
        page,
        pages,
        query.sorted(matching).stream()
            .skip((long) (page - 1) * FirewallQuery.ROWS)
            .limit(FirewallQuery.ROWS)
            .toList());
  }
}
