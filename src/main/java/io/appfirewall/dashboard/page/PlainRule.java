package io.appfirewall.dashboard.page;

import io.appfirewall.api.RuleStatus;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import io.appfirewall.manifest.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule in plain words.
 *
 * @param direction {@code Ingress} or {@code Egress}
 * @param peers who, each in a few words
 * @param ports which
 * @param state {@code Active}, {@code Degraded}, {@code Expired}, or empty where it is not known
 * @param reason why it is not active; else empty
 */
public record PlainRule(
    String direction,
    String name,
    String description,
    List<PlainPeer> peers,
    String ports,
    String state,
    String reason,
    Optional<Instant> expiresAt) {
  /**
   * One peer.
   *
   * @param firewall the firewall that it names, if it does
   */
  public record PlainPeer(String words, Optional<NamespacedName> firewall) {}

  static List<PlainRule> of(Firewall firewall, List<RuleStatus> statuses) {
    return firewall.rules().map(rule -> of(rule, firewall, statuses)).toList();
  }

  private static PlainRule of(Rule rule, Firewall firewall, List<RuleStatus> statuses) {
    Optional<RuleStatus> status =
        statuses.stream()
            .filter(Objects::nonNull)
            .filter(each ->
                rule.direction().toString().equals(each.direction())
                    && rule.name().equals(each.name()))
            .findFirst();
    return new PlainRule(
        rule.direction().toString(),
        rule.name(),
        Shown.message(rule.description()),
        rule.peers().stream().map(peer -> peer(peer, firewall)).toList(),
        rule.ports().map(PortSet::toString).orElse(ownPorts(rule)),
        Shown.key(status.map(RuleStatus::state).orElse("")),
        Shown.key(status.map(RuleStatus::reason).orElse("")),
        rule.expiresAt());
  }

  private static String ownPorts(Rule rule) {
    boolean namesServices = rule.peers().stream().anyMatch(Peer.ServiceRef.class::isInstance);
    return namesServices && rule.direction() == Direction.EGRESS
        ? "every port of the Service"
        : "the ports of the peer";
  }

  private static PlainPeer peer(Peer peer, Firewall firewall) {
    return switch (peer) {
      case Peer.FirewallRef(NamespacedName name) ->
          new PlainPeer(
              name.equals(firewall.id()) ? "its own members" : "members of " + name,
              Optional.of(name));
      case Peer.Pods(Namespaces namespaces, LabelSelector pods) ->
          other(pods(pods) + in(namespaces));
      case Peer.ServiceRef(NamespacedName name) -> other("Service " + name);
      case Peer.Block(var block) -> other(block.toString());
      case Peer.AddressGroupRef(var group) -> other(group.toString());
      case Peer.EntityRef(var entity) -> other("entity " + entity);
    };
  }

  private static PlainPeer other(String words) {
    return new PlainPeer(words, Optional.empty());
  }

  private static String pods(LabelSelector selector) {
    return selector.selectsEverything() ? "every pod" : "pods with " + selector;
  }

  private static String in(Namespaces namespaces) {
    return switch (namespaces) {
      case Namespaces.Own own -> " of this namespace";
      case Namespaces.Matching(LabelSelector selector) ->
          selector.selectsEverything() ? " of every namespace" : " of namespaces with " + selector;
    };
  }

  /** As one sentence. */
  public String sentence() {
    List<String> words = peers.stream().map(PlainPeer::words).toList();
    String all =
        words.size() < 2
            ? String.join("", words)
            : Stream.of(String.join(", ", words.subList(0, words.size() - 1)), words.getLast())
                .reduce((one, last) -> one + " and " + last)
                .orElseThrow();
    return direction.equals(Direction.INGRESS.toString())
        ? capitalized(all) + " may connect to members on " + ports + "."
        : "Members may connect to " + all + " on " + ports + ".";
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
