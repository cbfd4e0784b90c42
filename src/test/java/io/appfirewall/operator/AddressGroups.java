package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.OwnResource;
import io.appfirewall.api.UsedBy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The address groups of a cluster, as their users handle them. */
final class AddressGroups {
  private final KubernetesClient client;
  private final Cluster cluster;

  AddressGroups(KubernetesClient client) {
    this.client = client;
    this.cluster = new Cluster(client);
  }

  /** Creates one, or gives it other addresses. */
  AddressGroup apply(String namespace, String name, String... cidrs) {
    return apply(
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AddressGroup
        metadata: {name: %s, namespace: %s}
        spec: {addresses: [%s]}
        """
            .formatted(name, namespace, addresses(cidrs)),
        AddressGroup.class);
  }

  /** The same for one of the whole cluster. */
  ClusterAddressGroup applyOfCluster(String name, String... cidrs) {
    return apply(
        """
        apiVersion: appfirewall.io/v1beta1
        kind: ClusterAddressGroup
        metadata: {name: %s}
        spec: {addresses: [%s]}
        """
            .formatted(name, addresses(cidrs)),
        ClusterAddressGroup.class);
  }

  private <G extends HasMetadata> G apply(String yaml, Class<G> kind) {
    return client
        .resource(Serialization.unmarshal(yaml, kind))
        .createOr(existing -> existing.update());
  }

  private static String addresses(String... cidrs) {
    return Arrays.stream(cidrs)
        .map(cidr -> "{cidr: \"" + cidr + "\"}")
        .collect(Collectors.joining(", "));
  }

  AddressGroupStatus status(OwnResource<?, AddressGroupStatus> group) {
    return Optional.ofNullable(client.resource(group).get().getStatus())
        .orElseThrow(() -> new AssertionError("it has no status yet"));
  }

  void awaitUsedBy(OwnResource<?, AddressGroupStatus> group, String... firewalls) {
    cluster.soon(() ->
        assertThat(status(group).usedBy())
            .isEqualTo(new UsedBy(firewalls.length, List.of(firewalls))));
  }

  /** The spec of a firewall that is open to an address group. */
  static String openTo(String reference) {
    return """
    podSelector: {matchLabels: {app: web}}
    ingress:
    - {name: office, from: [{addressGroup: %s}], allPorts: true}
    """
        .formatted(reference);
  }

  /** The blocks of addresses that a firewall's policy is open to. */
  List<String> blocksOf(AppFirewall firewall) {
    return cluster.policyOf(firewall).getSpec().getIngress().stream()
        .flatMap(rule -> rule.getFrom().stream())
        .map(NetworkPolicyPeer::getIpBlock)
        .map(IPBlock::getCidr)
        .toList();
  }
}
