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
import io.appfirewall.core.snapshot.ApiServer;
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
  List<Opening> resolve(Entity entity, Direction direction, Optional<PortSet> ports) {
    PortSet given = ports.orElse(PortSet.EVERY);
    Settings settings = snapshot.settings();
    boolean openshift = snapshot.platform().openshift();
    return switch (entity) {
      case ALL -> List.of(Opening.anyone(given));
      case WORLD -> open(world(), given);
      case CLUSTER -> open(List.of(everyPod(Namespaces.ALL)), given);
      case SAME_NAMESPACE -> open(List.of(everyPod(Namespaces.OWN)), given);
      case CLUSTER_DNS -> dns();
      case KUBE_API_SERVER -> apiServer(direction, ports);
      case NODES -> open(addresses(snapshot.nodes()), given);
      case INGRESS_CONTROLLERS -> open(pods(settings.ingressControllers(openshift)), given);
      case MONITORING -> open(pods(settings.monitoring(openshift)), given);
    };
  }

  /** The cluster's DNS, by pod and by address. */
  List<Opening> dns() {
    Settings settings = snapshot.settings();
    List<Opening> openings = new ArrayList<>();
    openings.addAll(open(pods(List.of(settings.dnsPods())), dnsPorts(settings.dnsPort())));
    List<Cidr> known = new ArrayList<>(snapshot.dnsAddresses());
    known.add(Settings.NODE_LOCAL_DNS);
    openings.addAll(open(addresses(known), dnsPorts(DNS_PORT)));
    if (snapshot.platform().openshiftDns()) {
      openings.addAll(
          open(pods(List.of(Settings.OPENSHIFT_DNS)), dnsPorts(Settings.OPENSHIFT_DNS_PORT)));
    }
    return openings;
  }

  /**
   * The port of the DNS pods that a namespace holds, open to everyone; nothing where it has none.
   */
  List<Opening> dnsService(String namespace) {
    Settings settings = snapshot.settings();
    List<Opening> openings = new ArrayList<>();
    if (settings.dnsPods().namespaces().contains(namespace)) {
      openings.add(Opening.anyone(dnsPorts(settings.dnsPort())));
    }
    if (snapshot.platform().openshiftDns()
        && Settings.OPENSHIFT_DNS.namespaces().contains(namespace)) {
      openings.add(Opening.anyone(dnsPorts(Settings.OPENSHIFT_DNS_PORT)));
    }
    return openings;
  }

  private static PortSet dnsPorts(int port) {
    return PortSet.of(Port.number(Protocol.UDP, port), Port.number(Protocol.TCP, port));
  }

  private List<PolicyPeer> world() {
    return Stream.of(Cidr.of("0.0.0.0/0"), Cidr.of("::/0")).flatMap(this::world).toList();
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

  private List<Opening> apiServer(Direction direction, Optional<PortSet> ports) {
    if (snapshot.apiServer().isEmpty()) {
      return List.of();
    }
    ApiServer server = snapshot.apiServer().get();
    Stream<ApiServer.Access> accesses = Stream.of(server.endpoints(), server.service());
    if (direction == Direction.INGRESS || ports.isPresent()) {
      List<Cidr> all = accesses.flatMap(access -> access.addresses().stream()).toList();
      return open(addresses(all), ports.orElse(PortSet.EVERY));
    }
    return accesses
        .filter(access -> !access.ports().isEmpty())
        .flatMap(access -> open(addresses(access.addresses()), PortSet.of(access.ports())).stream())
        .toList();
  }

  private static List<Opening> open(List<PolicyPeer> peers, PortSet ports) {
    return peers.isEmpty() ? List.of() : List.of(Opening.of(peers, ports));
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
