package io.appfirewall.manifest;

import io.appfirewall.api.AddressGroupReference;
import io.appfirewall.api.FirewallReference;
import io.appfirewall.api.PodsPeer;
import io.appfirewall.api.ServiceReference;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads whom a rule is about. */
final class PeerReader {
  private final Findings findings;
  private final String ownNamespace;
  private final Names names;
  private final Words words;
  private final CidrReader cidrs;

  PeerReader(Findings findings, String ownNamespace) {
    this.findings = findings;
    this.ownNamespace = ownNamespace;
    this.names = new Names(findings);
    this.words = new Words(findings);
    this.cidrs = new CidrReader(findings);
  }

  Optional<Peer> peer(io.appfirewall.api.Peer peer, FieldPath path) {
    int mark = findings.mark();
    List<Optional<? extends Peer>> read = new ArrayList<>();
    if (peer.firewall() != null) {
      read.add(firewall(peer.firewall(), path.field("firewall")));
    }
    if (peer.pods() != null) {
      read.add(pods(peer.pods(), path.field("pods")));
    }
    if (peer.service() != null) {
      read.add(service(peer.service(), path.field("service")));
    }
    if (peer.ipBlock() != null) {
      read.add(
          cidrs
              .block(peer.ipBlock().cidr(), peer.ipBlock().except(), path.field("ipBlock"))
              .map(Peer.Block::new));
    }
    if (peer.addressGroup() != null) {
      read.add(addressGroup(peer.addressGroup(), path.field("addressGroup")));
    }
    if (peer.entity() != null) {
      read.add(
          words
              .read(peer.entity(), path.field("entity"), List.of(Entity.values()))
              .map(Peer.EntityRef::new));
    }
    if (read.size() != 1) {
      findings.add(Code.EXACTLY_ONE, path, choice(read.isEmpty()));
    }
    return findings.noneSince(mark) ? read.getFirst().map(p -> p) : Optional.empty();
  }

  private static String choice(boolean none) {
    return (none ? "the peer is empty" : "the peer is of several kinds at once")
        + ": give exactly one of firewall, pods, service, ipBlock, addressGroup and entity.";
  }

  private Optional<Peer.FirewallRef> firewall(FirewallReference reference, FieldPath path) {
    Optional<String> name = names.label(reference.name(), Names.LONGEST_OWNER, path.field("name"));
    Optional<String> namespace = namespace(reference.namespace(), path);
    return name.flatMap(n -> namespace.map(ns -> new Peer.FirewallRef(new NamespacedName(ns, n))));
  }

  private Optional<Peer.ServiceRef> service(ServiceReference reference, FieldPath path) {
    Optional<String> name = names.label(reference.name(), Names.LONGEST_LABEL, path.field("name"));
    Optional<String> namespace = namespace(reference.namespace(), path);
    return name.flatMap(n -> namespace.map(ns -> new Peer.ServiceRef(new NamespacedName(ns, n))));
  }

  private Optional<String> namespace(@Nullable String namespace, FieldPath path) {
    return namespace == null
        ? Optional.of(ownNamespace)
        : names.label(namespace, Names.LONGEST_LABEL, path.field("namespace"));
  }

  private Optional<Peer.AddressGroupRef> addressGroup(
      AddressGroupReference reference, FieldPath path) {
    Optional<Kind> kind =
        reference.kind() == null
            ? Optional.of(Kind.ADDRESS_GROUP)
            : words.read(
                reference.kind(),
                path.field("kind"),
                List.of(Kind.ADDRESS_GROUP, Kind.CLUSTER_ADDRESS_GROUP));
    return names
        .subdomain(reference.name(), path.field("name"))
        .flatMap(name -> kind.map(k -> new Peer.AddressGroupRef(groupId(k, name))));
  }

  private ObjectId groupId(Kind kind, String name) {
    return kind == Kind.CLUSTER_ADDRESS_GROUP
        ? ObjectId.cluster(kind, name)
        : ObjectId.namespaced(kind, new NamespacedName(ownNamespace, name));
  }

  private Optional<Peer.Pods> pods(PodsPeer peer, FieldPath path) {
    int mark = findings.mark();
    Optional<LabelSelector> pods =
        Selection.ofPods(findings).exactlyOne(peer.podSelector(), peer.allPods(), path);
    Optional<LabelSelector> namespaces =
        Selection.ofNamespaces(findings)
            .atMostOne(peer.namespaceSelector(), peer.allNamespaces(), path);
    return findings.noneSince(mark)
        ? pods.map(selector ->
            new Peer.Pods(namespaces.map(Namespaces::matching).orElse(Namespaces.OWN), selector))
        : Optional.empty();
  }
}
