package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.SnapshotBuilder;
import java.util.List;

/** Runs one check alone. */
final class Checked {
  private Checked() {}

  /** What it says, as {@code path: message}. */
  static List<String> by(FirewallCheck check, FirewallBuilder firewall, SnapshotBuilder snapshot) {
    return check
        .check(firewall.build(), snapshot.with(firewall).build())
        .map(Diagnostic::withPath)
        .toList();
  }

  static List<String> by(FirewallCheck check, FirewallBuilder firewall) {
    return by(check, firewall, SnapshotBuilder.snapshot());
  }
}
