package io.appfirewall.laws;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.laws.Enforcement.Placed;
import io.appfirewall.laws.Pod.NamedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Pods and NetworkPolicies as a seed has them, anybody's: with every form that the API knows. */
public final class RandomNetworks {
  private static final List<String> NAMESPACES = List.of("a", "b");
  private static final List<String> KEYS = List.of("app", "tier");
  private static final List<String> VALUES = List.of("x", "y", "");
  private static final List<String> NAMES = List.of("http", "dns");
  private static final List<Integer> NUMBERS = List.of(53, 80, 8080);
  private static final List<Cidr> CIDRS =
      Stream.of(
              "0.0.0.0/0",
              "10.0.0.0/8",
              "10.0.0.0/31",
              "10.0.0.1/32",
              "::/0",
              "fd00::/127",
              "255.255.255.255/32",
              "2001:db8::/32")
          .map(Cidr::of)
          .toList();
  private static final List<String> OUTSIDE =
      List.of("10.0.0.1", "10.9.9.9", "255.255.255.255", "fd00::1", "2001:db8::1");

  private final Random random;

  public RandomNetworks(long seed) {
    this.random = new Random(seed);
  }

  /** Who is there, and what is enforced on them. */
  public record RandomNetwork(Enforcement enforcement, List<Endpoint> endpoints) {
    /** Everything that anybody might try on anybody, by an address of each. */
    Stream<Flow> flows() {
      return endpoints.stream()
          .flatMap(from ->
              endpoints.stream()
                  .filter(to -> from.ip().six() == to.ip().six())
                  .filter(to -> from.pod().isPresent() || to.pod().isPresent())
                  .flatMap(to -> tries(from, to)));
    }

    private static Stream<Flow> tries(Endpoint from, Endpoint to) {
      return Stream.of(Protocol.values())
          .flatMap(
              protocol -> Stream.of(53, 80, 8079).map(port -> new Flow(from, to, protocol, port)));
    }
  }

  public RandomNetwork network() {
    Map<String, Map<String, String>> namespaces = new TreeMap<>();
    for (String name : NAMESPACES) {
      Map<String, String> labels = labels();
      labels.put(Namespaces.NAME_LABEL, name);
      namespaces.put(name, labels);
    }
    List<Endpoint> endpoints = new ArrayList<>(OUTSIDE.stream().map(Endpoint::outside).toList());
    for (int i = 0; i < 3; i++) {
      Pod pod = new Pod(pick(NAMESPACES), "pod-" + i, labels(), several(2, this::namedPort));
      endpoints.add(Endpoint.of(pod, "10.0.0." + i));
      if (random.nextInt(3) == 0) {
        endpoints.add(Endpoint.of(pod, "fd00::" + i));
      }
    }
    return new RandomNetwork(enforcement(namespaces), endpoints);
  }

  Enforcement enforcement(Map<String, Map<String, String>> namespaces) {
    return new Enforcement(namespaces, several(4, this::policy));
  }

  /** The same, with one more rule in one of the policies, if there is one. */
  Enforcement withOneMoreRule(Enforcement enforcement) {
    List<Placed> policies = new ArrayList<>(enforcement.policies());
    if (!policies.isEmpty()) {
      int which = random.nextInt(policies.size());
      policies.set(which, withOneMoreRule(policies.get(which)));
    }
    return new Enforcement(enforcement.namespaces(), policies);
  }

  private Placed withOneMoreRule(Placed policy) {
    PolicySpec spec = policy.spec();
    List<PolicyRule> ingress = new ArrayList<>(spec.ingress());
    List<PolicyRule> egress = new ArrayList<>(spec.egress());
    pick(List.of(ingress, egress)).add(rule());
    return new Placed(
        policy.namespace(),
        new PolicySpec(spec.podSelector(), spec.policyTypes(), ingress, egress));
  }

  private Placed policy() {
    TreeSet<Direction> types = new TreeSet<>(List.of(pick(List.of(Direction.values()))));
    types.addAll(several(1, () -> pick(List.of(Direction.values()))));
    return new Placed(
        pick(NAMESPACES),
        new PolicySpec(selector(), types, several(3, this::rule), several(3, this::rule)));
  }

  private PolicyRule rule() {
    List<PolicyPeer> peers = several(3, this::peer);
    List<Port> ports = several(3, this::port);
    return new PolicyRule(
        peers.isEmpty() ? PeerSet.ANYONE : PeerSet.of(peers),
        ports.isEmpty() ? PortSet.EVERY : PortSet.of(ports));
  }

  private PolicyPeer peer() {
    if (random.nextInt(3) == 0) {
      Cidr cidr = pick(CIDRS);
      List<Cidr> holes =
          several(2, () -> pick(CIDRS)).stream().filter(cidr::strictlyContains).toList();
      return new PolicyPeer.Addresses(new IpBlock(cidr, holes));
    }
    return new PolicyPeer.Pods(
        random.nextBoolean() ? Namespaces.OWN : Namespaces.matching(selector()), selector());
  }

  private Port port() {
    Protocol protocol = pick(List.of(Protocol.values()));
    return switch (random.nextInt(4)) {
      case 0 -> new Port.All(protocol);
      case 1 -> Port.named(protocol, pick(NAMES));
      case 2 -> new Port.Numbered(protocol, new PortRange(pick(NUMBERS), 8080));
      default -> Port.number(protocol, pick(NUMBERS));
    };
  }

  private NamedPort namedPort() {
    return new NamedPort(pick(List.of(Protocol.values())), pick(NAMES), pick(NUMBERS));
  }

  private LabelSelector selector() {
    Map<String, String> labels = random.nextBoolean() ? Map.of() : Map.of(pick(KEYS), pick(VALUES));
    return new LabelSelector(new TreeMap<>(labels), several(1, this::requirement));
  }

  private Requirement requirement() {
    Operator operator = pick(List.of(Operator.values()));
    TreeSet<String> values = new TreeSet<>();
    if (operator == Operator.IN || operator == Operator.NOT_IN) {
      values.add(pick(VALUES));
      values.addAll(several(1, () -> pick(VALUES)));
    }
    return new Requirement(pick(KEYS), operator, values);
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    several(2, () -> pick(KEYS)).forEach(key -> labels.put(key, pick(VALUES)));
    return labels;
  }

  /** None to so many. */
  private <T> List<T> several(int most, Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(most + 1)).toList();
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
