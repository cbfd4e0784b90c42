package io.appfirewall.core.model;

/** The kinds of object that a diagnostic or a policy's owner can be. */
public enum Kind {
  APP_FIREWALL("AppFirewall"),
  FIREWALL_BASELINE("FirewallBaseline"),
  ADDRESS_GROUP("AddressGroup"),
  CLUSTER_ADDRESS_GROUP("ClusterAddressGroup"),
  NETWORK_POLICY("NetworkPolicy"),
  SERVICE("Service"),
  ENDPOINT_SLICE("EndpointSlice"),
  NAMESPACE("Namespace"),
  NODE("Node");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** The kind as Kubernetes writes it, {@code AppFirewall}. */
  @Override
  public String toString() {
    return text;
  }
}
