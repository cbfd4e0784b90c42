package io.appfirewall.dashboard.sight;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The firewalls of one namespace at a glance.
 *
 * @param rows sorted by their names
 * @param modes that any of them has
 */
public record NamespaceRows(String namespace, List<FirewallRow> rows, Set<String> modes) {
  /** Of rows that are sorted by their names. */
  public static NamespaceRows of(String namespace, Collection<FirewallRow> rows) {
    return new NamespaceRows(
        namespace,
        List.copyOf(rows),
        rows.stream().map(FirewallRow::mode).collect(toUnmodifiableSet()));
  }
}
