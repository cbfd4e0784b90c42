package io.appfirewall.operator;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.fabric8.kubernetes.api.model.Namespace;

/** One trigger for each controller. */
record Triggers(
    Trigger<AppFirewall> firewalls,
    Trigger<FirewallBaseline> baselines,
    Trigger<AddressGroup> addressGroups,
    Trigger<ClusterAddressGroup> clusterAddressGroups,
    Trigger<Namespace> namespaces) {
  static Triggers create() {
    return new Triggers(
        new Trigger<>(AppFirewall.class),
        new Trigger<>(FirewallBaseline.class),
        new Trigger<>(AddressGroup.class),
        new Trigger<>(ClusterAddressGroup.class),
        new Trigger<>(Namespace.class));
  }
}
