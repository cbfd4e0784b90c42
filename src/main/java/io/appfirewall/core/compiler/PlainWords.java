package io.appfirewall.core.compiler;

import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Firewalls and baselines as a person would say them, one line a rule:
 *
 * <pre>
 * Members: pods app=checkout-db.
 * Nothing may come in but:
 * - from-api: AppFirewall checkout-api, on TCP 5432
 * </pre>
 */
final class PlainWords {
  /** In characters; an annotation is no place for a book. */
  private static final int MAX_LENGTH = 4096;

  private static final Comparator<Rule> BY_NAME = Comparator.comparing(Rule::name);

  private PlainWords() {}

  static String of(Firewall firewall, Instant now) {
    Stream<String> lines =
        firewall.policyTypes().stream().flatMap(direction -> lines(firewall, direction, now));
    return bounded(Stream.concat(Stream.of("Members: " + pods(firewall.members()) + "."), lines));
  }

  static String of(Baseline baseline) {
    Stream<String> lines =
        baseline.policyTypes().stream()
            .flatMap(direction ->
                Stream.concat(
                    Stream.of(heading(direction, baseline.allow(direction).isEmpty())),
                    baseline.allow(direction).stream().map(entity -> "- " + entity)));
    String exempt =
        baseline
            .exemptPods()
            .map(label -> " Pods with " + label.key() + "=" + label.value() + " are exempt.")
            .orElse("");
    return bounded(
        Stream.of(
                Stream.of("Default deny of FirewallBaseline " + baseline.name() + "." + exempt),
                lines,
                dns(baseline.policyTypes(), baseline.dns()))
            .flatMap(part -> part));
  }

  private static Stream<String> lines(Firewall firewall, Direction direction, Instant now) {
    List<Rule> rules =
        firewall
            .rules()
            .filter(rule -> rule.direction() == direction && !rule.isExpiredAt(now))
            .sorted(BY_NAME)
            .toList();
    Stream<String> dns =
        direction == Direction.EGRESS ? dns(firewall.policyTypes(), firewall.dns()) : Stream.of();
    return Stream.of(
            Stream.of(heading(direction, rules.isEmpty())),
            rules.stream().map(rule -> "- " + rule.name() + ": " + line(firewall.id(), rule)),
            dns)
        .flatMap(part -> part);
  }

  private static String heading(Direction direction, boolean closed) {
    String what =
        switch (direction) {
          case INGRESS -> "Nothing may come in";
          case EGRESS -> "Nothing may go out";
        };
    return what + (closed ? "." : " but:");
  }

  private static Stream<String> dns(SortedSet<Direction> policyTypes, DnsPolicy dns) {
    return policyTypes.contains(Direction.EGRESS) && dns == DnsPolicy.ALLOW
        ? Stream.of("DNS is open.")
        : Stream.of();
  }

  private static String line(NamespacedName firewall, Rule rule) {
    String peers =
        rule.peers().stream()
            .map(peer -> peer(firewall, peer))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    String ports = rule.ports().map(PortSet::toString).orElse("ports of their own");
    String until = rule.expiresAt().map(instant -> " until " + instant).orElse("");
    return peers + ", on " + ports + until;
  }

  private static String peer(NamespacedName firewall, Peer peer) {
    return switch (peer) {
      case Peer.FirewallRef(NamespacedName other) ->
          other.equals(firewall) ? "the members" : "AppFirewall " + relative(firewall, other);
      case Peer.Pods(Namespaces.Own own, LabelSelector selector) -> pods(selector);
      case Peer.Pods(Namespaces.Matching(LabelSelector namespaces), LabelSelector selector) ->
          pods(selector)
              + (namespaces.selectsEverything()
                  ? " of all namespaces"
                  : " of namespaces " + namespaces);
      case Peer.ServiceRef(NamespacedName service) -> "Service " + relative(firewall, service);
      case Peer.Block(IpBlock block) -> block.toString();
      case Peer.AddressGroupRef(ObjectId group) -> group.kind() + " " + group.name();
      case Peer.EntityRef(Entity entity) -> entity.toString();
    };
  }

  private static String pods(LabelSelector selector) {
    return selector.selectsEverything() ? "all pods" : "pods " + selector;
  }

  private static String relative(NamespacedName to, NamespacedName name) {
    return name.namespace().equals(to.namespace()) ? name.name() : name.toString();
  }

  private static String bounded(Stream<String> lines) {
    String text = lines.collect(Collectors.joining("\n"));
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
  }
}
