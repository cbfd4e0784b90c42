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
  NODE("Node"),
  POD("Pod"),
  REPLICATION_CONTROLLER("ReplicationController"),
  DEPLOYMENT("Deployment"),
  STATEFUL_SET("StatefulSet"),
  DAEMON_SET("DaemonSet"),
  REPLICA_SET("ReplicaSet"),
  JOB("Job"),
  CRON_JOB("CronJob");

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
