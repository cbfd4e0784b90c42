package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.sight.FirewallRow;
import io.appfirewall.dashboard.sight.NamespaceRows;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every firewall at a glance: what a change costs, so that no page has to look at all. Threads may
 * share it.
 */
@Component
final class FirewallRows {
  private final SortedMap<String, Rows> namespaces = new TreeMap<>();

  FirewallRows(Triggers triggers) {
    triggers.firewalls().onChange(this::note);
  }

  /** Of all namespaces in which there are any, sorted. */
  synchronized Stream<NamespaceRows> all() {
    return namespaces.values().stream().map(Rows::latest).toList().stream();
  }

  private synchronized void note(@Nullable AppFirewall before, @Nullable AppFirewall after) {
    if (after != null) {
      NamespacedName id = PolicyCache.id(after);
      namespaces.computeIfAbsent(id.namespace(), Rows::new).put(id.name(), FirewallRow.of(after));
    } else if (before != null) {
      NamespacedName id = PolicyCache.id(before);
      namespaces.computeIfPresent(
          id.namespace(), (namespace, rows) -> rows.remove(id.name()) ? rows : null);
    }
  }

  /** Those of one namespace, listed anew when somebody looks after a change. */
  private static final class Rows {
    private final String namespace;
    private final SortedMap<String, FirewallRow> byName = new TreeMap<>();
    private @Nullable NamespaceRows latest;

    Rows(String namespace) {
      this.namespace = namespace;
    }

    void put(String name, FirewallRow row) {
      byName.put(name, row);
      latest = null;
    }

    /** Whether there are others left. */
    boolean remove(String name) {
      byName.remove(name);
      latest = null;
      return !byName.isEmpty();
    }

    NamespaceRows latest() {
      NamespaceRows known = latest;
      if (known == null) {
        known = NamespaceRows.of(namespace, byName.values());
        latest = known;
      }
      return known;
    }
  }
}
