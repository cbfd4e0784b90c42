package io.appfirewall.manifest;

import io.appfirewall.api.AddressGroupReference;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallSpec;
import io.appfirewall.api.EgressRule;
import io.appfirewall.api.FirewallReference;
import io.appfirewall.api.IngressRule;
import io.appfirewall.api.PodsPeer;
import io.appfirewall.api.Selector;
import io.appfirewall.api.SelectorRequirement;
import io.appfirewall.api.ServiceReference;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
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
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an AppFirewall as a person would: what has its default is left out. */
public final class FirewallWriter {
  private final String namespace;

  private FirewallWriter(String namespace) {
    this.namespace = namespace;
  }

  public static AppFirewall write(Firewall firewall) {
    AppFirewall written = new AppFirewall();
    written.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(firewall.id().namespace())
            .withName(firewall.id().name())
            .build());
    written.setSpec(new FirewallWriter(firewall.id().namespace()).spec(firewall));
    return written;
  }

  private AppFirewallSpec spec(Firewall firewall) {
    LabelSelector members = firewall.members();
    return new AppFirewallSpec(
        firewall.description().isEmpty() ? null : firewall.description(),
        selector(members),
        all(members),
        firewall.policyTypes().stream().map(Direction::policyType).toList(),
        firewall.mode() == Mode.ENFORCE ? null : firewall.mode().toString(),
        firewall.dns() == DnsPolicy.ALLOW ? null : firewall.dns().toString(),
        firewall.deletionPolicy() == DeletionPolicy.DELETE
            ? null
            : firewall.deletionPolicy().toString(),
        emptyToNull(firewall.ingress().stream().map(this::ingress).toList()),
        emptyToNull(firewall.egress().stream().map(this::egress).toList()));
  }

  private IngressRule ingress(Rule rule) {
    return new IngressRule(
        rule.name(),
        rule.description().isEmpty() ? null : rule.description(),
        rule.peers().stream().map(this::peer).toList(),
        ports(rule),
        allPorts(rule),
        rule.expiresAt().map(Instant::toString).orElse(null));
  }

  private EgressRule egress(Rule rule) {
    return new EgressRule(
        rule.name(),
        rule.description().isEmpty() ? null : rule.description(),
        rule.peers().stream().map(this::peer).toList(),
        ports(rule),
        allPorts(rule),
        rule.expiresAt().map(Instant::toString).orElse(null));
  }

  private io.appfirewall.api.Peer peer(Peer peer) {
    return switch (peer) {
      case Peer.FirewallRef(NamespacedName name) ->
          new io.appfirewall.api.Peer(
              new FirewallReference(name.name(), elsewhere(name)), null, null, null, null, null);
      case Peer.Pods pods -> new io.appfirewall.api.Peer(null, pods(pods), null, null, null, null);
      case Peer.ServiceRef(NamespacedName name) ->
          new io.appfirewall.api.Peer(
              null, null, new ServiceReference(name.name(), elsewhere(name)), null, null, null);
      case Peer.Block(IpBlock block) ->
          new io.appfirewall.api.Peer(null, null, null, block(block), null, null);
      case Peer.AddressGroupRef(var group) ->
          new io.appfirewall.api.Peer(
              null,
              null,
              null,
              null,
              new AddressGroupReference(group.kind().toString(), group.name()),
              null);
      case Peer.EntityRef(var entity) ->
          new io.appfirewall.api.Peer(null, null, null, null, null, entity.toString());
    };
  }

  private @Nullable String elsewhere(NamespacedName name) {
    return name.namespace().equals(namespace) ? null : name.namespace();
  }

  private static PodsPeer pods(Peer.Pods peer) {
    LabelSelector pods = peer.pods();
    return switch (peer.namespaces()) {
      case Namespaces.Own own -> new PodsPeer(null, null, selector(pods), all(pods));
      case Namespaces.Matching(LabelSelector namespaces) ->
          new PodsPeer(selector(namespaces), all(namespaces), selector(pods), all(pods));
    };
  }

  private static io.appfirewall.api.IpBlock block(IpBlock block) {
    return new io.appfirewall.api.IpBlock(
        block.cidr().toString(), emptyToNull(block.except().stream().map(Cidr::toString).toList()));
  }

  private static @Nullable Selector selector(LabelSelector selector) {
    return selector.selectsEverything()
        ? null
        : new Selector(
            selector.matchLabels().isEmpty() ? null : selector.matchLabels(),
            emptyToNull(
                selector.matchExpressions().stream().map(FirewallWriter::requirement).toList()));
  }

  private static @Nullable Boolean all(LabelSelector selector) {
    return selector.selectsEverything() ? true : null;
  }

  private static SelectorRequirement requirement(Requirement requirement) {
    return new SelectorRequirement(
        requirement.key(),
        requirement.operator().text(),
        emptyToNull(List.copyOf(requirement.values())));
  }

  private static @Nullable List<io.appfirewall.api.Port> ports(Rule rule) {
    return rule.ports()
        .flatMap(ports ->
            ports instanceof PortSet.Listed(List<Port> listed)
                ? Optional.of(listed.stream().map(FirewallWriter::port).toList())
                : Optional.empty())
        .orElse(null);
  }

  private static @Nullable Boolean allPorts(Rule rule) {
    return rule.ports().filter(PortSet.EVERY::equals).isPresent() ? true : null;
  }

  private static io.appfirewall.api.Port port(Port port) {
    String protocol = port.protocol() == Protocol.TCP ? null : port.protocol().name();
    return switch (port) {
      case Port.Numbered(Protocol p, PortRange range) ->
          new io.appfirewall.api.Port(
              protocol,
              new IntOrString(range.first()),
              range.isSingle() ? null : range.last(),
              null);
      case Port.Named(Protocol p, String name) ->
          new io.appfirewall.api.Port(protocol, new IntOrString(name), null, null);
      case Port.All all -> new io.appfirewall.api.Port(protocol, null, null, true);
    };
  }

  private static <T> @Nullable List<T> emptyToNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
