package io.appfirewall.core.model;

/** Well-known peers that have a name of their own. */
public enum Entity {
  ALL("All"),
  WORLD("World"),
  CLUSTER("Cluster"),
  SAME_NAMESPACE("SameNamespace"),
  CLUSTER_DNS("ClusterDNS"),
  KUBE_API_SERVER("KubeAPIServer"),
  NODES("Nodes"),
  INGRESS_CONTROLLERS("IngressControllers"),
  MONITORING("Monitoring");

  private final String text;

  Entity(String text) {
    this.text = text;
  }

  /** Whether a rule of this direction may name it. */
  public boolean isLegalIn(Direction direction) {
    return switch (this) {
      case ALL, WORLD, CLUSTER, SAME_NAMESPACE, KUBE_API_SERVER, NODES -> true;
      case CLUSTER_DNS -> direction == Direction.EGRESS;
      case INGRESS_CONTROLLERS, MONITORING -> direction == Direction.INGRESS;
    };
  }

  /** As the spec writes it: {@code KubeAPIServer}. */
  @Override
  public String toString() {
    return text;
  }
}
