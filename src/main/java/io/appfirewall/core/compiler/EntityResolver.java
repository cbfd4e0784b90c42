package io.appfirewall.core.compiler;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.snapshot.PodScope;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the well-known peers are in a given cluster. */
final class EntityResolver {
  private static final int DNS_PORT = 53;
  private static final List<Cidr> EVERYTHING = List.of(Cidr.of("0.0.0.0/0"), Cidr.of("::/0"));

  private final Snapshot snapshot;

  EntityResolver(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * What an entity opens.
   *
   * @param ports empty for the entity's own
   * @return nothing where its addresses are not known
   */
  Stream<Opening> resolve(Entity entity, Direction direction, Optional<PortSet> ports) {
    Settings settings = snapshot.settings();
    boolean openshift = snapshot.platform().openshift();
    return switch (entity) {
      case ALL -> Stream.of(Opening.anyone(spelt(ports)));
      case WORLD -> open(world(), spelt(ports));
      case CLUSTER -> open(List.of(everyPod(Namespaces.ALL)), spelt(ports));
      case SAME_NAMESPACE -> open(List.of(everyPod(Namespaces.OWN)), spelt(ports));
      case CLUSTER_DNS -> dns();
      case KUBE_API_SERVER -> apiServer(direction, ports);
      case NODES -> open(addresses(snapshot.nodes()), spelt(ports));
      case INGRESS_CONTROLLERS -> open(pods(settings.ingressControllers(openshift)), spelt(ports));
      case MONITORING -> open(pods(settings.monitoring(openshift)), spelt(ports));
    };
  }

  // Where ports are missing though the entity has none of its own, a check has refused the spec.
  private static PortSet spelt(Optional<PortSet> ports) {
    return ports.orElseThrow(() -> new IllegalStateException("a rule without ports"));
  }

  /** The cluster's DNS, by pod and by address. */
  Stream<Opening> dns() {
    Settings settings = snapshot.settings();
    List<Cidr> known = new ArrayList<>(snapshot.dnsAddresses());
    known.add(Settings.NODE_LOCAL_DNS);
    Stream<Opening> usual =
        Stream.concat(
            open(pods(List.of(settings.dnsPods())), dnsPorts(settings.dnsPort())),
            open(addresses(known), dnsPorts(DNS_PORT)));
    return snapshot.platform().openshiftDns()
        ? Stream.concat(
            usual,
            open(pods(List.of(Settings.OPENSHIFT_DNS)), dnsPorts(Settings.OPENSHIFT_DNS_PORT)))
        : usual;
  }

  /**
   * The port of the DNS pods that a namespace holds, open to everyone; nothing where it has none.
   */
  Stream<Opening> dnsService(String namespace) {
    Settings settings = snapshot.settings();
    List<Opening> openings = new ArrayList<>();
    if (settings.dnsPods().namespaces().contains(namespace)) {
      openings.add(Opening.anyone(dnsPorts(settings.dnsPort())));
    }
    if (snapshot.platform().openshiftDns()
        && Settings.OPENSHIFT_DNS.namespaces().contains(namespace)) {
      openings.add(Opening.anyone(dnsPorts(Settings.OPENSHIFT_DNS_PORT)));
    }
    return openings.stream();
  }

  private static PortSet dnsPorts(int port) {
    return PortSet.of(Port.number(Protocol.UDP, port), Port.number(Protocol.TCP, port));
  }

  private List<PolicyPeer> world() {
    return EVERYTHING.stream().flatMap(this::world).toList();
  }

  private Stream<PolicyPeer> world(Cidr everything) {
    List<Cidr> cluster =
        snapshot.settings().clusterCidrs().stream()
            .filter(cidr -> cidr.family() == everything.family())
            .toList();
    // A cluster that takes up a whole family leaves no world in it.
    return cluster.contains(everything)
        ? Stream.of()
        : Stream.of(new PolicyPeer.Addresses(new IpBlock(everything, cluster)));
  }

  private Stream<Opening> apiServer(Direction direction, Optional<PortSet> ports) {
    boolean ownPorts = direction == Direction.EGRESS && ports.isEmpty();
    return snapshot.apiServer().stream()
        .flatMap(server -> Stream.of(server.endpoints(), server.service()))
        .flatMap(access ->
            ownPorts
                ? open(addresses(access.addresses()), access.ports())
                : open(addresses(access.addresses()), spelt(ports)));
  }

  // Neither without peers nor without ports; either would mean all of them in a NetworkPolicy.
  private static Stream<Opening> open(List<PolicyPeer> peers, PortSet ports) {
    return peers.isEmpty() ? Stream.of() : Stream.of(Opening.of(peers, ports));
  }

  private static Stream<Opening> open(List<PolicyPeer> peers, List<Port> ports) {
    return ports.isEmpty() ? Stream.of() : open(peers, PortSet.of(ports));
  }

  private static PolicyPeer everyPod(Namespaces namespaces) {
    return new PolicyPeer.Pods(namespaces, LabelSelector.EVERYTHING);
  }

  private static List<PolicyPeer> pods(List<PodScope> scopes) {
    return scopes.stream()
        .<PolicyPeer>map(
            scope -> new PolicyPeer.Pods(Namespaces.named(scope.namespaces()), scope.pods()))
        .toList();
  }

  private static List<PolicyPeer> addresses(List<Cidr> addresses) {
    return addresses.stream()
        .<PolicyPeer>map(cidr -> new PolicyPeer.Addresses(IpBlock.of(cidr)))
        .toList();
  }
}
