package io.appfirewall.core.compiler;

import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
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
import io.appfirewall.core.model.Service.ServicePort;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the peers of a rule are, as far as the snapshot knows; nobody, where it does not. */
final class PeerResolver {
  private final String namespace;
  private final Snapshot snapshot;
  private final EntityResolver entities;

  /** Resolves for a policy in this namespace. */
  PeerResolver(String namespace, Snapshot snapshot) {
    this.namespace = namespace;
    this.snapshot = snapshot;
    this.entities = new EntityResolver(snapshot);
  }

  List<Opening> resolve(Rule rule) {
    return rule.peers().stream().distinct().flatMap(peer -> resolve(peer, rule).stream()).toList();
  }

  private List<Opening> resolve(Peer peer, Rule rule) {
    PortSet ports = rule.ports().orElse(PortSet.EVERY);
    return switch (peer) {
      case Peer.FirewallRef(NamespacedName name) ->
          open(members(name).map(pods -> podsOf(name.namespace(), pods)).stream().toList(), ports);
      case Peer.Pods(Namespaces namespaces, LabelSelector pods) ->
          open(List.of(new PolicyPeer.Pods(namespaces, pods)), ports);
      case Peer.Block(IpBlock block) -> open(List.of(new PolicyPeer.Addresses(block)), ports);
      case Peer.AddressGroupRef(ObjectId group) -> open(addresses(group), ports);
      case Peer.EntityRef(Entity entity) ->
          entities.resolve(entity, rule.direction(), rule.ports());
      case Peer.ServiceRef(NamespacedName name) ->
          snapshot.service(name).map(service -> resolve(service, rule)).orElse(List.of());
    };
  }

  private Optional<LabelSelector> members(NamespacedName firewall) {
    return snapshot.group(firewall).flatMap(Group::members);
  }

  private List<PolicyPeer> addresses(ObjectId group) {
    return snapshot
        .addressGroup(group)
        .flatMap(Judged::value)
        .map(AddressGroup::aggregated)
        .orElse(List.of())
        .stream()
        .<PolicyPeer>map(PolicyPeer.Addresses::new)
        .toList();
  }

  private List<Opening> resolve(Service service, Rule rule) {
    PortSet rulePorts = rule.ports().orElse(PortSet.EVERY);
    List<ServicePort> chosen = service.chosenBy(rule.ports());
    return switch (service.backend()) {
      case Service.Backend.External external -> List.of();
      case Service.Backend.Selected(LabelSelector pods) -> {
        List<PolicyPeer> peers = List.of(podsOf(service.id().namespace(), pods));
        yield rule.direction() == Direction.INGRESS
            ? open(peers, rulePorts)
            : open(peers, chosen.stream().map(ServicePort::target).toList());
      }
      case Service.Backend.Listed(List<Service.Endpoints> slices) ->
          slices.stream()
              .flatMap(slice ->
                  (rule.direction() == Direction.INGRESS
                          ? open(addresses(slice.addresses()), rulePorts)
                          : open(addresses(slice.addresses()), targets(slice, chosen)))
                      .stream())
              .toList();
    };
  }

  private static List<Port> targets(Service.Endpoints slice, List<ServicePort> chosen) {
    List<Port> targets = new ArrayList<>();
    for (Service.EndpointPort port : slice.ports()) {
      if (chosen.stream().anyMatch(service -> service.name().equals(port.name()))) {
        targets.add(port.target());
      }
    }
    return targets;
  }

  private PolicyPeer podsOf(String of, LabelSelector pods) {
    return new PolicyPeer.Pods(
        of.equals(namespace) ? Namespaces.OWN : Namespaces.named(Set.of(of)), pods);
  }

  private static List<PolicyPeer> addresses(List<Cidr> addresses) {
    return addresses.stream()
        .<PolicyPeer>map(cidr -> new PolicyPeer.Addresses(IpBlock.of(cidr)))
        .toList();
  }

  // Both an empty list of peers and an empty list of ports would mean all of them in a
  // NetworkPolicy. Here they mean none, and open nothing.
  private static List<Opening> open(List<PolicyPeer> peers, PortSet ports) {
    return peers.isEmpty() ? List.of() : List.of(Opening.of(peers, ports));
  }

  private static List<Opening> open(List<PolicyPeer> peers, List<Port> ports) {
    return ports.isEmpty() ? List.of() : open(peers, PortSet.of(ports));
  }
}
