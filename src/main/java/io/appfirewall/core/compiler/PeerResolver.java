package io.appfirewall.core.compiler;

import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the peers of a rule are, as far as the snapshot knows; nobody, where it does not. */
final class PeerResolver {
  private final String namespace;
  private final Snapshot snapshot;
  private final EntityResolver entities;
  private final Map<ObjectId, List<PolicyPeer>> groups = new HashMap<>();

  /** Resolves for a policy in this namespace. */
  PeerResolver(String namespace, Snapshot snapshot) {
    this.namespace = namespace;
    this.snapshot = snapshot;
    this.entities = new EntityResolver(snapshot);
  }

  /** One peer after the other, as they are asked for; anyone before the others. */
  Stream<Opening> resolve(Rule rule) {
    return rule.peers().stream()
        .distinct()
        .sorted(Comparator.comparing(PeerResolver::isLimited))
        .flatMap(peer -> resolve(peer, rule));
  }

  private static boolean isLimited(Peer peer) {
    return !peer.equals(new Peer.EntityRef(Entity.ALL));
  }

  private Stream<Opening> resolve(Peer peer, Rule rule) {
    return switch (peer) {
      case Peer.FirewallRef(NamespacedName name) ->
          members(name).stream().flatMap(pods -> open(podsOf(name.namespace(), pods), spelt(rule)));
      case Peer.Pods(Namespaces namespaces, LabelSelector pods) ->
          open(List.of(new PolicyPeer.Pods(namespaces, pods)), spelt(rule));
      case Peer.Block(IpBlock block) -> open(List.of(new PolicyPeer.Addresses(block)), spelt(rule));
      case Peer.AddressGroupRef(ObjectId group) -> open(addresses(group), spelt(rule));
      case Peer.EntityRef(Entity entity) ->
          entities.resolve(entity, rule.direction(), rule.ports());
      case Peer.ServiceRef(NamespacedName name) ->
          snapshot.service(name).stream().flatMap(service -> resolve(service, rule));
    };
  }

  // Where ports are missing though no peer brings its own, a check has refused the firewall.
  private static PortSet spelt(Rule rule) {
    return rule.ports().orElseThrow(() -> new IllegalStateException("no ports in " + rule));
  }

  private Optional<LabelSelector> members(NamespacedName firewall) {
    return snapshot.group(firewall).flatMap(Group::members);
  }

  // Several rules may name a group, which may be long.
  private List<PolicyPeer> addresses(ObjectId group) {
    return groups.computeIfAbsent(
        group,
        id ->
            snapshot
                .addressGroup(id)
                .flatMap(Judged::value)
                .map(AddressGroup::aggregated)
                .orElse(List.of())
                .stream()
                .<PolicyPeer>map(PolicyPeer.Addresses::new)
                .toList());
  }

  private Stream<Opening> resolve(Service service, Rule rule) {
    return switch (service.backend()) {
      case Service.Backend.External external -> Stream.of();
      case Service.Backend.Selected(LabelSelector pods) -> {
        List<PolicyPeer> peers = podsOf(service.id().namespace(), pods);
        yield switch (rule.direction()) {
          case INGRESS -> open(peers, spelt(rule));
          case EGRESS -> open(peers, service.targets(rule.ports()));
        };
      }
      case Service.Backend.Listed(List<Service.Endpoints> slices) ->
          slices.stream()
              .flatMap(slice -> {
                List<PolicyPeer> peers = addresses(slice.addresses());
                return switch (rule.direction()) {
                  case INGRESS -> open(peers, spelt(rule));
                  case EGRESS -> open(peers, service.targets(rule.ports(), slice));
                };
              });
    };
  }

  private List<PolicyPeer> podsOf(String of, LabelSelector pods) {
    return List.of(
        new PolicyPeer.Pods(
            of.equals(namespace) ? Namespaces.OWN : Namespaces.named(Set.of(of)), pods));
  }

  private static List<PolicyPeer> addresses(List<Cidr> addresses) {
    return addresses.stream()
        .<PolicyPeer>map(cidr -> new PolicyPeer.Addresses(IpBlock.of(cidr)))
        .toList();
  }

  // Both an empty list of peers and an empty list of ports would mean all of them in a
  // NetworkPolicy. Here they mean none, and open nothing.
  private static Stream<Opening> open(List<PolicyPeer> peers, PortSet ports) {
    return peers.isEmpty() ? Stream.of() : Stream.of(Opening.of(peers, ports));
  }

  private static Stream<Opening> open(List<PolicyPeer> peers, List<Port> ports) {
    return ports.isEmpty() ? Stream.of() : open(peers, PortSet.of(ports));
  }
}
