package io.appfirewall.core.importer;

import io.appfirewall.core.diagnostic.Diagnostic;
import java.util.List;

/**
 * What became of some NetworkPolicies.
 *
 * @param firewalls sorted by name
 * @param diagnostics errors on policies that no firewall can express, which stay as they are, and
 *     hints on what could be said in fewer words if something else were meant
 */
public record Import(List<Imported> firewalls, List<Diagnostic> diagnostics) {
  public Import {
    firewalls = List.copyOf(firewalls);
    diagnostics = diagnostics.stream().distinct().sorted().toList();
  }
}
