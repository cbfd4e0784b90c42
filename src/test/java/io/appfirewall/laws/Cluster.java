package io.appfirewall.laws;

import static io.appfirewall.fixture.Addresses.block;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.labels;
import static io.appfirewall.fixture.Services.endpointPort;
import static io.appfirewall.fixture.Services.external;
import static io.appfirewall.fixture.Services.listing;
import static io.appfirewall.fixture.Services.port;
import static io.appfirewall.fixture.Services.selecting;
import static io.appfirewall.fixture.Services.slice;

import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.fixture.BaselineBuilder;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.SnapshotBuilder;
import io.appfirewall.laws.Pod.NamedPort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The clusters in which small worlds lie: the same pods, and more or less that is known of them.
 */
final class Cluster {
  /** Everything that a firewall can name is there. */
  static final Cluster FULL = new Cluster(true, false);

  /** Nothing is there but the pods. */
  static final Cluster BARE = new Cluster(false, false);

  /** There are openshift-* namespaces. */
  static final Cluster OPENSHIFT = new Cluster(true, true);

  static final List<Cluster> ALL = List.of(FULL, BARE, OPENSHIFT);

  private final List<Firewall> bystanders;

  private final Map<String, Map<String, String>> namespaces;
  private final List<Endpoint> endpoints;
  private final Snapshot known;

  private Cluster(boolean full, boolean openshift) {
    this.bystanders =
        full
            ? List.of(
                firewall("api").mode(Mode.GROUP_ONLY).build(),
                firewall("bi/reporting").mode(Mode.GROUP_ONLY).build())
            : List.of();
    this.namespaces = namespaces(openshift);
    this.endpoints = endpoints(openshift);
    this.known = (full ? facts(openshift) : SnapshotBuilder.snapshot()).build();
  }

  /** The world of these firewalls and baselines, among bystanders that are groups alone. */
  World of(List<Firewall> firewalls, List<Baseline> baselines) {
    SortedMap<NamespacedName, Firewall> all = new TreeMap<>();
    Stream.concat(bystanders.stream(), firewalls.stream())
        .forEach(firewall -> all.put(firewall.id(), firewall));
    return new World(
        namespaces, endpoints, List.copyOf(all.values()), baselines, facts(all.values()));
  }

  World with(List<FirewallBuilder> firewalls, BaselineBuilder... baselines) {
    return of(
        firewalls.stream().map(FirewallBuilder::build).toList(),
        Arrays.stream(baselines).map(BaselineBuilder::build).toList());
  }

  /** What is known, with the firewalls as groups. */
  private Snapshot facts(Collection<Firewall> firewalls) {
    Map<NamespacedName, Group> groups = new TreeMap<>(known.groups());
    for (Firewall firewall : firewalls) {
      groups.put(firewall.id(), new Group(firewall.id(), Optional.of(firewall.members())));
    }
    return new Snapshot(
        known.settings(),
        known.now(),
        groups,
        known.services(),
        known.addressGroups(),
        known.apiServer(),
        known.nodes(),
        known.dnsAddresses(),
        known.platform(),
        known.unreadable());
  }

  World with(FirewallBuilder... firewalls) {
    return with(List.of(firewalls));
  }

  private static Map<String, Map<String, String>> namespaces(boolean openshift) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    all.put("shop", labels("team=web"));
    all.put("bi", labels("team=data", "appfirewall.io/baseline=off"));
    all.put("kube-system", labels());
    all.put("monitoring", labels());
    all.put("traefik", labels());
    if (openshift) {
      all.put("openshift-dns", labels());
      all.put("openshift-ingress", labels());
      all.put("openshift-monitoring", labels());
    }
    all.forEach((name, labels) -> labels.put("kubernetes.io/metadata.name", name));
    return all;
  }

  private static List<Endpoint> endpoints(boolean openshift) {
    List<NamedPort> webPorts =
        List.of(
            new NamedPort(Protocol.TCP, "http", 8080),
            new NamedPort(Protocol.UDP, "dns", 53),
            new NamedPort(Protocol.SCTP, "http", 80));
    List<NamedPort> apiPorts =
        List.of(new NamedPort(Protocol.TCP, "http", 80), new NamedPort(Protocol.TCP, "sql", 443));
    Pod web = new Pod("shop", "web", labels("app=web", "tier=front"), webPorts);
    Pod api = new Pod("shop", "api", labels("app=api", "tier=back"), apiPorts);
    List<Endpoint> all = new ArrayList<>();
    all.add(Endpoint.of(web, "10.0.1.1"));
    all.add(Endpoint.of(web, "fd00::1:1"));
    all.add(Endpoint.of(api, "10.0.1.2"));
    all.add(Endpoint.of(api, "fd00::1:2"));
    all.add(pod("bi", "reporting", "10.0.2.1", "app=reporting"));
    all.add(pod("bi", "api", "10.0.2.2", "app=api"));
    all.add(pod("kube-system", "dns", "10.0.3.1", "k8s-app=kube-dns"));
    all.add(pod("monitoring", "prom", "10.0.4.1", "app.kubernetes.io/name=prometheus"));
    all.add(pod("traefik", "proxy", "10.0.5.1"));
    if (openshift) {
      all.add(
          pod(
              "openshift-dns",
              "dns",
              "10.0.6.1",
              "dns.operator.openshift.io/daemonset-dns=default"));
      all.add(pod("openshift-ingress", "router", "10.0.6.2"));
      all.add(pod("openshift-monitoring", "prom", "10.0.6.3", "app.kubernetes.io/name=prometheus"));
    }
    for (String address :
        List.of(
            "192.0.2.1",
            "192.0.2.10",
            "10.96.0.1",
            "10.96.0.10",
            "169.254.20.10",
            "203.0.113.7",
            "203.0.113.200",
            "2001:db8::7")) {
      all.add(Endpoint.outside(address));
    }
    return all;
  }

  private static Endpoint pod(String namespace, String name, String address, String... labels) {
    List<NamedPort> ports = List.of(new NamedPort(Protocol.TCP, "http", 8080));
    return Endpoint.of(new Pod(namespace, name, labels(labels), ports), address);
  }

  private static SnapshotBuilder facts(boolean openshift) {
    SnapshotBuilder facts = SnapshotBuilder.snapshot();
    if (openshift) {
      facts.onOpenShift();
    }
    return facts
        .withClusterCidrs("10.0.0.0/16", "10.96.0.0/12", "fd00::/48")
        .withNodes("192.0.2.1", "192.0.2.10")
        .withApiServer("192.0.2.10", tcp(6443), "10.96.0.1", tcp(443))
        .withDnsAddresses("10.96.0.10")
        .withUnreadableGroup("refused")
        .withRefusedAddressGroup("refused")
        .withAddressGroup("empty")
        .withAddressGroup(
            "offices",
            block("203.0.113.0/24", "203.0.113.128/25"),
            block("203.0.113.192/26"),
            block("10.0.1.2/32"),
            block("2001:db8::/32"))
        .withClusterAddressGroup("offices", block("203.0.113.0/25"))
        .with(
            selecting(
                "api",
                app("api"),
                port("web", 80, tcp("http")),
                port("sql", 5432, tcp(443)),
                port("names", 53, udp(53))),
            selecting("bi/api", app("api"), port(8080, tcp(80))),
            selecting("portless", app("api")),
            listing(
                "listed",
                List.of(port("web", 80, tcp(1)), port("tls", 443, tcp(1))),
                slice(
                    List.of("203.0.113.7", "10.0.2.1"),
                    endpointPort("web", tcp(8080)),
                    endpointPort("other", tcp(53))),
                slice(List.of("2001:db8::7"), endpointPort("tls", tcp(6443))),
                slice(List.of("192.0.2.1"), endpointPort("web", udp(53)))),
            external("external", "example.com"));
  }
}
