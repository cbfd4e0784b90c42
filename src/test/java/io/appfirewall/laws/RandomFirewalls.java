package io.appfirewall.laws;

import static io.appfirewall.fixture.Moments.NOW;

import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.model.Rule;
import io.appfirewall.fixture.Addresses;
import io.appfirewall.fixture.Names;
import io.appfirewall.fixture.Peers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Firewalls as a seed has them, of the names that are known in {@link Cluster#FULL} and others. */
final class RandomFirewalls {
  private static final List<String> KEYS = List.of("app", "tier", "team", "x");
  private static final List<String> VALUES = List.of("web", "api", "front", "back", "data", "");
  private static final List<String> GROUPS =
      List.of("web", "api", "gone", "refused", "bi/reporting", "bi/web");
  private static final List<String> SERVICES =
      List.of("api", "bi/api", "listed", "portless", "external", "gone");
  private static final List<String> ADDRESS_GROUPS = List.of("offices", "empty", "refused", "gone");
  private static final List<String> CIDRS =
      List.of("0.0.0.0/0", "10.0.0.0/8", "10.0.1.0/24", "203.0.113.0/24", "::/0", "fd00::/48");
  private static final List<String> PORT_NAMES = List.of("http", "web", "sql", "dns", "names");
  private static final List<Integer> NUMBERS = List.of(53, 80, 443, 5353, 6443, 8080);

  private final Random random;

  RandomFirewalls(long seed) {
    this.random = new Random(seed);
  }

  /** {@code shop/web}. */
  Firewall firewall() {
    return firewall(new NamespacedName(Names.SHOP, "web"));
  }

  Firewall firewall(NamespacedName id) {
    TreeSet<Direction> types = new TreeSet<>(Set.of(pick(Direction.values())));
    if (random.nextBoolean()) {
      types.add(pick(Direction.values()));
    }
    boolean tidy = chance(90);
    return new Firewall(
        id,
        chance(50) ? Optional.of("u1") : Optional.empty(),
        "",
        chance(10) ? LabelSelector.EVERYTHING : selector(),
        types,
        chance(85) ? Mode.ENFORCE : pick(Mode.values()),
        pick(DnsPolicy.values()),
        pick(DeletionPolicy.values()),
        tidy && !types.contains(Direction.INGRESS) ? List.of() : rules(Direction.INGRESS),
        tidy && !types.contains(Direction.EGRESS) ? List.of() : rules(Direction.EGRESS));
  }

  private List<Rule> rules(Direction direction) {
    List<Rule> rules = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      rules.add(
          new Rule(
              direction,
              "r" + (count - i),
              "",
              someOf(1 + random.nextInt(4), () -> peer(direction)),
              chance(85) ? Optional.of(ports()) : Optional.empty(),
              chance(15) ? Optional.of(instant()) : Optional.empty()));
    }
    return rules;
  }

  private Instant instant() {
    return NOW.plus(Duration.ofSeconds(random.nextInt(3) - 1L));
  }

  private Peer peer(Direction direction) {
    return switch (random.nextInt(7)) {
      case 0 -> Peers.group(pick(GROUPS));
      case 1 -> Peers.service(pick(SERVICES));
      case 2 -> Peers.addressGroup(pick(ADDRESS_GROUPS));
      case 3 -> Peers.clusterAddressGroup(pick(ADDRESS_GROUPS));
      case 4 -> ipBlock();
      case 5 -> new Peer.Pods(namespaces(), chance(15) ? LabelSelector.EVERYTHING : selector());
      default -> entity(direction);
    };
  }

  private Peer ipBlock() {
    String cidr = pick(CIDRS);
    return cidr.equals("10.0.0.0/8") && random.nextBoolean()
        ? new Peer.Block(Addresses.block(cidr, "10.0.2.0/24", "10.0.1.2/32"))
        : Peers.ipBlock(cidr);
  }

  private Peer entity(Direction direction) {
    Entity entity = pick(Entity.values());
    return Peers.entity(entity.isLegalIn(direction) || chance(5) ? entity : Entity.SAME_NAMESPACE);
  }

  private Namespaces namespaces() {
    return switch (random.nextInt(4)) {
      case 0 -> Namespaces.ALL;
      case 1 -> Namespaces.matching(selector());
      default -> Namespaces.OWN;
    };
  }

  private LabelSelector selector() {
    Map<String, String> labels = new TreeMap<>();
    List<Requirement> requirements = new ArrayList<>();
    do {
      if (random.nextBoolean()) {
        labels.put(pick(KEYS), pick(VALUES));
      } else {
        requirements.add(requirement());
      }
    } while (chance(30));
    return new LabelSelector(new TreeMap<>(labels), requirements);
  }

  private Requirement requirement() {
    Operator operator = pick(Operator.values());
    TreeSet<String> values = new TreeSet<>();
    if (operator == Operator.IN || operator == Operator.NOT_IN) {
      values.addAll(someOf(1 + random.nextInt(3), () -> pick(VALUES)));
    }
    return new Requirement(pick(KEYS), operator, values);
  }

  private PortSet ports() {
    return chance(15) ? PortSet.EVERY : PortSet.of(someOf(1 + random.nextInt(4), this::port));
  }

  private Port port() {
    Protocol protocol = chance(70) ? Protocol.TCP : pick(Protocol.values());
    return switch (random.nextInt(8)) {
      case 0 -> new Port.All(protocol);
      case 1 -> Port.named(protocol, pick(PORT_NAMES));
      case 2 -> new Port.Numbered(protocol, new PortRange(50, 50 + random.nextInt(9000)));
      default -> Port.number(protocol, pick(NUMBERS));
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> T pick(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private static <T> List<T> someOf(int count, Supplier<T> each) {
    return Stream.generate(each).limit(count).toList();
  }
}
