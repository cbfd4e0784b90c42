package io.appfirewall.core.importer;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the rules of one direction of one firewall. */
final class RuleImporter {
  /** As the schema has it. */
  private static final int MOST_PEERS = 50;

  private static final int MOST_PORTS = 32;
  private static final int LONGEST_NAME = 63;

  private final Direction direction;
  private final PeerImporter peers;
  private final Naming names = new Naming(LONGEST_NAME);

  RuleImporter(Direction direction, PeerImporter peers) {
    this.direction = direction;
    this.peers = peers;
  }

  /** Several where a rule is longer than one may be. */
  List<Rule> rules(PolicyRule rule, String namespace) {
    List<Rule> rules = new ArrayList<>();
    for (List<Peer> some : parts(peers.peers(rule.peers(), namespace), MOST_PEERS)) {
      for (PortSet ports : parts(rule.ports())) {
        rules.add(
            new Rule(
                direction,
                names.unique(name(some)),
                "",
                some,
                Optional.of(ports),
                Optional.empty()));
      }
    }
    return rules;
  }

  private static List<PortSet> parts(PortSet ports) {
    return switch (ports) {
      case PortSet.Every every -> List.of(ports);
      case PortSet.Listed(List<Port> listed) ->
          parts(listed, MOST_PORTS).stream().map(PortSet::of).toList();
    };
  }

  private static <T> List<List<T>> parts(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += most) {
      parts.add(all.subList(i, Math.min(all.size(), i + most)));
    }
    return parts;
  }

  private static String name(List<Peer> peers) {
    List<String> names = peers.stream().map(RuleImporter::name).distinct().toList();
    return switch (names.size()) {
      case 1, 2 -> String.join("-and-", names);
      default -> names.getFirst() + "-and-others";
    };
  }

  private static String name(Peer peer) {
    return switch (peer) {
      case Peer.FirewallRef(var firewall) -> firewall.name();
      case Peer.Pods(Namespaces where, LabelSelector pods) ->
          Naming.of(pods).or(() -> name(where)).orElse("pods");
      case Peer.EntityRef(Entity entity) -> name(entity);
      case Peer.Block block -> "addresses";
      case Peer.ServiceRef(var service) -> service.name();
      case Peer.AddressGroupRef(var group) -> group.name();
    };
  }

  private static String name(Entity entity) {
    return entity == Entity.ALL
        ? "anyone"
        : entity.toString().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
  }

  private static Optional<String> name(Namespaces namespaces) {
    return namespaces instanceof Namespaces.Matching(LabelSelector selector)
        ? Naming.of(selector)
        : Optional.empty();
  }
}
