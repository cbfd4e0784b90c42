package io.appfirewall.cluster;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.snapshot.ApiServer;
import io.appfirewall.core.snapshot.Snapshot.Platform;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the cluster itself says of the entities that rules can name.
 *
 * @param nodes the nodes' InternalIPs
 * @param dnsAddresses of the Service kube-system/kube-dns
 */
public record ClusterFacts(
    Optional<ApiServer> apiServer, List<Cidr> nodes, List<Cidr> dnsAddresses, Platform platform) {
  public ClusterFacts {
    nodes = nodes.stream().distinct().sorted().toList();
    dnsAddresses = dnsAddresses.stream().distinct().sorted().toList();
  }

  /** The entities that stand for something else now than they did before. */
  Set<Entity> changedSince(ClusterFacts before) {
    Set<Entity> changed = EnumSet.noneOf(Entity.class);
    if (!apiServer.equals(before.apiServer)) {
      changed.add(Entity.KUBE_API_SERVER);
    }
    if (!nodes.equals(before.nodes)) {
      changed.add(Entity.NODES);
    }
    if (!dnsAddresses.equals(before.dnsAddresses) || !platform.equals(before.platform)) {
      changed.add(Entity.CLUSTER_DNS);
    }
    if (!platform.equals(before.platform)) {
      changed.add(Entity.INGRESS_CONTROLLERS);
      changed.add(Entity.MONITORING);
    }
    return changed;
  }
}
