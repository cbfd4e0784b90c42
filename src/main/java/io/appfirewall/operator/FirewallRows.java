package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.sight.FirewallRow;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every firewall at a glance, by name: what a change costs, so that no page has to look at all. */
@Component
final class FirewallRows {
  private final Map<NamespacedName, FirewallRow> rows = new ConcurrentSkipListMap<>();

  FirewallRows(Triggers triggers) {
    triggers.firewalls().onChange(this::note);
  }

  /** Sorted by their names. */
  Stream<FirewallRow> all() {
    return rows.values().stream();
  }

  private void note(@Nullable AppFirewall before, @Nullable AppFirewall after) {
    if (after != null) {
      rows.put(PolicyCache.id(after), FirewallRow.of(after));
    } else if (before != null) {
      rows.remove(PolicyCache.id(before));
    }
  }
}
