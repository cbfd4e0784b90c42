package io.appfirewall.dashboard.sight;

import io.appfirewall.api.OwnResource;

/** A kind of object of which the pages show something, as the API server's authorization has it. */
public enum Resource {
  APP_FIREWALLS(OwnResource.GROUP, "appfirewalls"),
  ADDRESS_GROUPS(OwnResource.GROUP, "addressgroups"),
  CLUSTER_ADDRESS_GROUPS(OwnResource.GROUP, "clusteraddressgroups"),
  FIREWALL_BASELINES(OwnResource.GROUP, "firewallbaselines"),
  NETWORK_POLICIES("networking.k8s.io", "networkpolicies"),
  NAMESPACES("", "namespaces"),
  PODS("", "pods"),
  EVENTS("", "events");

  private final String group;
  private final String plural;

  Resource(String group, String plural) {
    this.group = group;
    this.plural = plural;
  }

  /** The API group; empty for the core group. */
  public String group() {
    return group;
  }

  public String plural() {
    return plural;
  }
}
