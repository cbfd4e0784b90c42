package io.appfirewall.core.importer;

import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.NamespacedName;
import java.util.List;

/**
 * A firewall that is proven to mean the same as some NetworkPolicies, for any pods and addresses.
 *
 * @param policy that the firewall becomes
 * @param originals sorted; at least one
 */
public record Imported(Firewall firewall, Policy policy, List<NamespacedName> originals) {
  public Imported {
    originals = originals.stream().sorted().toList();
  }
}
