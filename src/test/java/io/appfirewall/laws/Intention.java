package io.appfirewall.laws;

import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.model.Service.Backend;
import io.appfirewall.core.model.Service.Endpoints;
import io.appfirewall.core.model.Service.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the firewalls and baselines of a world mean, as the contract words it, one flow at a time:
 * no policy is thought of, nothing is merged, mapped or written.
 */
record Intention(World world) {
  boolean allows(Flow flow) {
    return flow.isWithinAPod()
        || (allows(flow, Direction.EGRESS) && allows(flow, Direction.INGRESS));
  }

  private boolean allows(Flow flow, Direction direction) {
    Optional<Pod> subject = flow.subject(direction).pod();
    if (subject.isEmpty()) {
      return true;
    }
    List<Firewall> firewalls =
        world.firewalls().stream().filter(f -> isolates(f, direction, subject.get())).toList();
    List<Baseline> baselines =
        world.baselines().stream().filter(b -> isolates(b, direction, subject.get())).toList();
    return (firewalls.isEmpty() && baselines.isEmpty())
        || firewalls.stream().anyMatch(firewall -> opens(firewall, direction, flow))
        || baselines.stream().anyMatch(baseline -> opens(baseline, direction, flow));
  }

  // ---- whom a firewall or a baseline isolates

  private boolean isolates(Firewall firewall, Direction direction, Pod pod) {
    return firewall.mode() == Mode.ENFORCE
        && firewall.policyTypes().contains(direction)
        && isMember(firewall, pod)
        && isAccepted(firewall);
  }

  private boolean isolates(Baseline baseline, Direction direction, Pod pod) {
    return baseline.mode() == Mode.ENFORCE
        && baseline.policyTypes().contains(direction)
        && concerns(baseline, pod.namespace())
        && baseline
            .exemptPods()
            .filter(label -> label.value().equals(pod.labels().get(label.key())))
            .isEmpty()
        && isAccepted(baseline);
  }

  private boolean concerns(Baseline baseline, String namespace) {
    boolean system =
        Set.of("kube-system", "kube-public", "kube-node-lease").contains(namespace)
            || namespace.startsWith("openshift-");
    boolean excluded =
        (system && !baseline.includeSystemNamespaces())
            || baseline.excludeNamespaces().stream()
                .anyMatch(name ->
                    name.equals(namespace)
                        || (name.endsWith("*") && namespace.startsWith(name.replace("*", ""))));
    var labels = world.namespaces().getOrDefault(namespace, Map.of());
    boolean optsOut = baseline.allowOptOut() && "off".equals(labels.get("appfirewall.io/baseline"));
    return baseline.namespaces().matches(labels) && !excluded && !optsOut;
  }

  // ---- what is accepted

  private static boolean isAccepted(Firewall firewall) {
    return firewall.rules().allMatch(rule -> isAccepted(firewall, rule));
  }

  private static boolean isAccepted(Firewall firewall, Rule rule) {
    boolean hasDns = rule.peers().contains(new Peer.EntityRef(Entity.CLUSTER_DNS));
    return firewall.policyTypes().contains(rule.direction())
        && rule.peers().stream().allMatch(peer -> isLegal(peer, rule.direction()))
        && (rule.ports().isPresent()
            ? !hasDns
            : rule.peers().stream().allMatch(p -> bringsPorts(p, rule)))
        && !(rule.direction() == Direction.EGRESS
            && hasNamedPort(rule)
            && rule.peers().stream().anyMatch(Intention::isNoPod));
  }

  private static boolean isLegal(Peer peer, Direction direction) {
    if (!(peer instanceof Peer.EntityRef(Entity entity))) {
      return true;
    }
    return switch (entity) {
      case CLUSTER_DNS -> direction == Direction.EGRESS;
      case INGRESS_CONTROLLERS, MONITORING -> direction == Direction.INGRESS;
      case ALL, WORLD, CLUSTER, SAME_NAMESPACE, KUBE_API_SERVER, NODES -> true;
    };
  }

  private static boolean bringsPorts(Peer peer, Rule rule) {
    return rule.direction() == Direction.EGRESS
        && (peer instanceof Peer.ServiceRef
            || peer.equals(new Peer.EntityRef(Entity.KUBE_API_SERVER))
            || peer.equals(new Peer.EntityRef(Entity.CLUSTER_DNS)));
  }

  private static boolean hasNamedPort(Rule rule) {
    return rule.ports()
        .filter(ports ->
            ports instanceof PortSet.Listed(List<Port> list)
                && list.stream().anyMatch(Port.Named.class::isInstance))
        .isPresent();
  }

  private static boolean isNoPod(Peer peer) {
    return peer instanceof Peer.Block
        || peer instanceof Peer.AddressGroupRef
        || (peer instanceof Peer.EntityRef(Entity entity)
            && Set.of(Entity.WORLD, Entity.NODES, Entity.KUBE_API_SERVER).contains(entity));
  }

  private static boolean isAccepted(Baseline baseline) {
    return List.of(Direction.values()).stream()
        .allMatch(direction ->
            baseline.allow(direction).isEmpty()
                || (baseline.policyTypes().contains(direction)
                    && baseline.allow(direction).stream()
                        .allMatch(entity -> isLegal(new Peer.EntityRef(entity), direction))));
  }

  // ---- what is opened

  private boolean opens(Firewall firewall, Direction direction, Flow flow) {
    boolean dns = direction == Direction.EGRESS && firewall.dns() == DnsPolicy.ALLOW && isDns(flow);
    return dns
        || firewall
            .rules()
            .filter(rule -> rule.direction() == direction)
            .filter(rule ->
                rule.expiresAt().isEmpty() || world.facts().now().isBefore(rule.expiresAt().get()))
            .anyMatch(rule ->
                rule.peers().stream()
                    .anyMatch(peer -> opens(peer, rule, firewall.id().namespace(), flow)));
  }

  private boolean opens(Baseline baseline, Direction direction, Flow flow) {
    String namespace = flow.subject(direction).pod().orElseThrow().namespace();
    boolean dns =
        switch (direction) {
          case INGRESS -> isPortOfDnsPodsIn(namespace, flow);
          case EGRESS -> baseline.dns() == DnsPolicy.ALLOW && isDns(flow);
        };
    return dns
        || baseline.allow(direction).stream()
            .anyMatch(entity ->
                entity == Entity.CLUSTER_DNS
                    ? isDns(flow)
                    : is(entity, namespace, flow.other(direction)));
  }

  private boolean opens(Peer peer, Rule rule, String own, Flow flow) {
    Endpoint other = flow.other(rule.direction());
    boolean going = rule.direction() == Direction.EGRESS;
    return switch (peer) {
      case Peer.FirewallRef(NamespacedName name) ->
          hasPort(rule, flow)
              && world.firewalls().stream()
                  .anyMatch(f ->
                      f.id().equals(name)
                          && other.pod().filter(pod -> isMember(f, pod)).isPresent());
      case Peer.Pods(Namespaces namespaces, LabelSelector pods) ->
          hasPort(rule, flow)
              && other
                  .pod()
                  .filter(pod -> isIn(namespaces, own, pod) && pods.matches(pod.labels()))
                  .isPresent();
      case Peer.Block(IpBlock block) -> hasPort(rule, flow) && other.ip().isIn(block);
      case Peer.AddressGroupRef(ObjectId group) ->
          hasPort(rule, flow) && entries(group).stream().anyMatch(other.ip()::isIn);
      case Peer.ServiceRef(NamespacedName name) ->
          Optional.ofNullable(world.facts().services().get(name))
              .filter(service ->
                  going
                      ? isServed(service, rule, flow)
                      : hasPort(rule, flow) && isBehind(service, other))
              .isPresent();
      case Peer.EntityRef ref -> opens(ref.entity(), rule, own, flow);
    };
  }

  private boolean opens(Entity entity, Rule rule, String own, Flow flow) {
    boolean ownPorts = rule.direction() == Direction.EGRESS && rule.ports().isEmpty();
    return switch (entity) {
      case CLUSTER_DNS -> isDns(flow);
      case KUBE_API_SERVER ->
          ownPorts
              ? isServedByApiServer(flow)
              : hasPort(rule, flow) && is(entity, own, flow.other(rule.direction()));
      case ALL, WORLD, CLUSTER, SAME_NAMESPACE, NODES, INGRESS_CONTROLLERS, MONITORING ->
          hasPort(rule, flow) && is(entity, own, flow.other(rule.direction()));
    };
  }

  private static boolean isMember(Firewall firewall, Pod pod) {
    return firewall.id().namespace().equals(pod.namespace())
        && firewall.members().matches(pod.labels());
  }

  private boolean isIn(Namespaces namespaces, String own, Pod pod) {
    return switch (namespaces) {
      case Namespaces.Own o -> pod.namespace().equals(own);
      case Namespaces.Matching(LabelSelector selector) ->
          selector.matches(world.namespaces().getOrDefault(pod.namespace(), Map.of()));
    };
  }

  private List<IpBlock> entries(ObjectId group) {
    return Optional.ofNullable(world.facts().addressGroups().get(group))
        .flatMap(judged -> judged.value())
        .map(AddressGroup::addresses)
        .orElse(List.of());
  }

  // ---- ports

  private static boolean hasPort(Rule rule, Flow flow) {
    return switch (rule.ports().orElseThrow()) {
      case PortSet.Every every -> true;
      case PortSet.Listed(List<Port> ports) -> ports.stream().anyMatch(port -> leadsTo(port, flow));
    };
  }

  /** Whether the flow goes to this port, whose name the pod at its end resolves. */
  private static boolean leadsTo(Port port, Flow flow) {
    return port.protocol() == flow.protocol()
        && switch (port) {
          case Port.All all -> true;
          case Port.Numbered(Protocol p, PortRange range) ->
              range.first() <= flow.port() && flow.port() <= range.last();
          case Port.Named(Protocol protocol, String name) ->
              flow.to().pod().filter(pod -> pod.names(protocol, name, flow.port())).isPresent();
        };
  }

  // ---- services

  private static boolean isBehind(Service service, Endpoint endpoint) {
    return switch (service.backend()) {
      case Backend.Selected(LabelSelector selector) ->
          endpoint
              .pod()
              .filter(pod -> pod.namespace().equals(service.id().namespace()))
              .filter(pod -> selector.matches(pod.labels()))
              .isPresent();
      case Backend.Listed(List<Endpoints> slices) ->
          slices.stream()
              .flatMap(slice -> slice.addresses().stream())
              .anyMatch(endpoint.ip()::isIn);
      case Backend.External external -> false;
    };
  }

  private static boolean isServed(Service service, Rule rule, Flow flow) {
    return isBehind(service, flow.to())
        && service.ports().stream()
            .filter(port -> chooses(rule.ports(), port))
            .anyMatch(port -> leadsTo(service, port, flow));
  }

  private static boolean leadsTo(Service service, ServicePort port, Flow flow) {
    return switch (service.backend()) {
      case Backend.Selected selected -> leadsTo(port.target(), flow);
      case Backend.Listed(List<Endpoints> slices) ->
          slices.stream()
              .filter(slice -> slice.addresses().stream().anyMatch(flow.to().ip()::isIn))
              .flatMap(slice -> slice.ports().stream())
              .anyMatch(served ->
                  served.name().equals(port.name())
                      && served.target().protocol() == port.protocol()
                      && leadsTo(served.target(), flow));
      case Backend.External external -> false;
    };
  }

  private static boolean chooses(Optional<PortSet> rulePorts, ServicePort port) {
    return switch (rulePorts.orElse(PortSet.EVERY)) {
      case PortSet.Every every -> true;
      case PortSet.Listed(List<Port> wanted) ->
          wanted.stream()
              .filter(w -> w.protocol() == port.protocol())
              .anyMatch(w ->
                  switch (w) {
                    case Port.All all -> true;
                    case Port.Numbered(Protocol p, PortRange range) -> range.contains(port.port());
                    case Port.Named(Protocol p, String name) -> name.equals(port.name());
                  });
    };
  }

  // ---- entities

  private boolean is(Entity entity, String own, Endpoint other) {
    return switch (entity) {
      case ALL -> true;
      case WORLD -> world.facts().settings().clusterCidrs().stream().noneMatch(other.ip()::isIn);
      case CLUSTER -> other.pod().isPresent();
      case SAME_NAMESPACE -> other.pod().filter(pod -> pod.namespace().equals(own)).isPresent();
      case NODES -> isOneOf(world.facts().nodes(), other);
      case KUBE_API_SERVER ->
          world
              .facts()
              .apiServer()
              .filter(server ->
                  isOneOf(server.endpoints().addresses(), other)
                      || isOneOf(server.service().addresses(), other))
              .isPresent();
      case INGRESS_CONTROLLERS -> other.pod().filter(this::isIngressController).isPresent();
      case MONITORING -> other.pod().filter(this::isScraper).isPresent();
      case CLUSTER_DNS -> throw new IllegalArgumentException("DNS depends on the port");
    };
  }

  private static boolean isOneOf(List<Cidr> addresses, Endpoint endpoint) {
    return addresses.stream().anyMatch(endpoint.ip()::isIn);
  }

  private boolean isIngressController(Pod pod) {
    if (world.facts().platform().openshift()) {
      return pod.namespace().equals("openshift-ingress");
    }
    return Set.of(
                "ingress-nginx",
                "traefik",
                "haproxy-controller",
                "projectcontour",
                "envoy-gateway-system",
                "kong",
                "istio-system",
                "istio-ingress",
                "openshift-ingress")
            .contains(pod.namespace())
        || (pod.namespace().equals("kube-system")
            && isNamed(pod, Set.of("traefik", "rke2-ingress-nginx", "ingress-nginx")));
  }

  private boolean isScraper(Pod pod) {
    Set<String> namespaces =
        world.facts().platform().openshift()
            ? Set.of("openshift-monitoring", "openshift-user-workload-monitoring")
            : Set.of(
                "monitoring",
                "prometheus",
                "observability",
                "kube-prometheus-stack",
                "cattle-monitoring-system",
                "openshift-monitoring",
                "openshift-user-workload-monitoring");
    return namespaces.contains(pod.namespace())
        && isNamed(
            pod,
            Set.of(
                "prometheus",
                "prometheus-agent",
                "vmagent",
                "vmsingle",
                "alloy",
                "grafana-agent",
                "opentelemetry-collector"));
  }

  private static boolean isNamed(Pod pod, Set<String> names) {
    return names.contains(pod.labels().getOrDefault("app.kubernetes.io/name", ""));
  }

  private boolean isServedByApiServer(Flow flow) {
    return world
        .facts()
        .apiServer()
        .filter(server ->
            List.of(server.endpoints(), server.service()).stream()
                .anyMatch(access ->
                    isOneOf(access.addresses(), flow.to())
                        && access.ports().stream().anyMatch(port -> leadsTo(port, flow))))
        .isPresent();
  }

  // ---- DNS

  private boolean isDns(Flow flow) {
    Endpoint to = flow.to();
    boolean known =
        isOneOf(world.facts().dnsAddresses(), to) || to.address().equals("169.254.20.10");
    boolean plain = known || isPodOf(to, "kube-system", "k8s-app", "kube-dns");
    boolean openshift =
        world.facts().platform().openshiftDns()
            && isPodOf(to, "openshift-dns", "dns.operator.openshift.io/daemonset-dns", "default");
    return isTcpOrUdp(flow) && ((plain && flow.port() == 53) || (openshift && flow.port() == 5353));
  }

  private boolean isPortOfDnsPodsIn(String namespace, Flow flow) {
    boolean openshift =
        world.facts().platform().openshiftDns() && namespace.equals("openshift-dns");
    return isTcpOrUdp(flow)
        && ((namespace.equals("kube-system") && flow.port() == 53)
            || (openshift && flow.port() == 5353));
  }

  private static boolean isTcpOrUdp(Flow flow) {
    return flow.protocol() != Protocol.SCTP;
  }

  private static boolean isPodOf(Endpoint endpoint, String namespace, String key, String value) {
    return endpoint
        .pod()
        .filter(pod -> pod.namespace().equals(namespace) && value.equals(pod.labels().get(key)))
        .isPresent();
  }
}
