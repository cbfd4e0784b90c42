package io.appfirewall.core.importer;

import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.NamespacedName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Names for firewalls, by their members' labels, or else by the policy. */
final class FirewallNames {
  private static final int LONGEST = 50;

  private final Map<String, Naming> byNamespace = new HashMap<>();

  /**
   * Names beside others.
   *
   * @param taken by firewalls that are there
   */
  FirewallNames(Collection<NamespacedName> taken) {
    taken.forEach(name -> in(name.namespace()).take(name.name()));
  }

  NamespacedName of(Subject subject, Policy policy) {
    String wish = Naming.of(subject.pods()).orElse(policy.id().name());
    return new NamespacedName(subject.namespace(), in(subject.namespace()).unique(wish));
  }

  private Naming in(String namespace) {
    return byNamespace.computeIfAbsent(namespace, name -> new Naming(LONGEST));
  }
}
