package io.appfirewall.laws;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy opens to everyone, or on every port, though no rule of the firewall spells it. */
final class Spelling {
  private final Firewall firewall;
  private final Instant now;
  private final List<String> unspelt = new ArrayList<>();

  private Spelling(Firewall firewall, Instant now) {
    this.firewall = firewall;
    this.now = now;
  }

  static List<String> unspelt(NetworkPolicy policy, Firewall firewall, Instant now) {
    Spelling spelling = new Spelling(firewall, now);
    spelling.check(Direction.INGRESS, policy.spec().ingress(), policy.ingressOrigins());
    spelling.check(Direction.EGRESS, policy.spec().egress(), policy.egressOrigins());
    return spelling.unspelt;
  }

  private void check(Direction direction, List<PolicyRule> rules, List<Origin> origins) {
    for (int i = 0; i < rules.size(); i++) {
      switch (origins.get(i)) {
        case Origin.FromRule(Direction of, String name) -> {
          Optional<Rule> rule = rule(of, name);
          claim(of == direction && rule.isPresent(), "no rule " + name);
          PolicyRule written = rules.get(i);
          rule.ifPresent(spelt -> check(written, spelt));
        }
        case Origin.Dns dns ->
            claim(
                direction == Direction.EGRESS
                    && firewall.dns() == DnsPolicy.ALLOW
                    && isNarrow(rules.get(i)),
                "DNS " + rules.get(i));
        case Origin.Allowed allowed -> claim(false, "a baseline's rule");
        case Origin.DnsService service -> claim(false, "a baseline's rule");
      }
    }
  }

  private Optional<Rule> rule(Direction direction, String name) {
    return firewall
        .rules()
        .filter(rule -> rule.direction() == direction && rule.name().equals(name))
        .filter(rule -> rule.expiresAt().isEmpty() || now.isBefore(rule.expiresAt().get()))
        .findFirst();
  }

  private static boolean isNarrow(PolicyRule rule) {
    return rule.peers() instanceof PeerSet.Listed && rule.ports() instanceof PortSet.Listed;
  }

  private void check(PolicyRule written, Rule spelt) {
    switch (written.ports()) {
      case PortSet.Every every ->
          claim(spelt.ports().equals(Optional.of(PortSet.EVERY)), "every port");
      case PortSet.Listed(List<Port> ports) ->
          ports.stream()
              .filter(Port.All.class::isInstance)
              .forEach(all -> claim(spells(spelt, all), all.toString()));
    }
    switch (written.peers()) {
      case PeerSet.Anyone anyone -> claim(names(spelt, Entity.ALL), "anyone");
      case PeerSet.Listed(List<PolicyPeer> peers) -> peers.forEach(peer -> check(peer, spelt));
    }
  }

  private void check(PolicyPeer written, Rule spelt) {
    switch (written) {
      case PolicyPeer.Pods(Namespaces namespaces, LabelSelector pods) -> {
        boolean everywhere = namespaces.equals(Namespaces.ALL);
        if (everywhere) {
          claim(
              names(spelt, Entity.CLUSTER) || peers(spelt).anyMatch(Spelling::isOfAllNamespaces),
              "pods of all namespaces");
        }
        if (pods.selectsEverything()) {
          claim(
              Stream.of(Entity.CLUSTER, Entity.SAME_NAMESPACE, Entity.INGRESS_CONTROLLERS)
                      .anyMatch(entity -> names(spelt, entity))
                  || peers(spelt).anyMatch(this::isAllPods),
              "all pods");
        }
      }
      case PolicyPeer.Addresses(IpBlock block) ->
          claim(
              block.cidr().prefixLength() > 0
                  || names(spelt, Entity.WORLD)
                  || spelt.peers().contains(new Peer.Block(block)),
              "all addresses");
    }
  }

  private static boolean isOfAllNamespaces(Peer peer) {
    return peer instanceof Peer.Pods(Namespaces namespaces, LabelSelector pods)
        && namespaces.equals(Namespaces.ALL);
  }

  private boolean isAllPods(Peer peer) {
    return (peer instanceof Peer.Pods(Namespaces namespaces, LabelSelector pods)
            && pods.selectsEverything())
        || (peer.equals(new Peer.FirewallRef(firewall.id()))
            && firewall.members().selectsEverything());
  }

  private static boolean spells(Rule rule, Port all) {
    return rule.ports()
        .filter(ports -> ports instanceof PortSet.Listed(List<Port> list) && list.contains(all))
        .isPresent();
  }

  private static boolean names(Rule rule, Entity entity) {
    return rule.peers().contains(new Peer.EntityRef(entity));
  }

  private static Stream<Peer> peers(Rule rule) {
    return rule.peers().stream();
  }

  private void claim(boolean holds, String what) {
    if (!holds) {
      unspelt.add(what);
    }
  }
}
