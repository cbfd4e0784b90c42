package io.appfirewall.cluster;

import io.appfirewall.api.AddressGroupReference;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallSpec;
import io.appfirewall.api.EgressRule;
import io.appfirewall.api.FirewallReference;
import io.appfirewall.api.IngressRule;
import io.appfirewall.api.Peer;
import io.appfirewall.api.ServiceReference;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a firewall names in its rules: the reverse of "who names this", as an index wants it.
 *
 * <p>Read from the object as it is and not from what its rules mean, so that it can be had of a
 * firewall that is not accepted.
 *
 * @param objects firewalls, Services and address groups, each by the name that it would have
 * @param entities whose meaning the cluster can change
 */
public record References(Set<ObjectId> objects, Set<Entity> entities) {
  /** The name of the index over firewalls. */
  public static final String INDEX = "references";

  public static References of(AppFirewall firewall) {
    AppFirewallSpec spec = firewall.getSpec();
    var references = new References(new TreeSet<>(), new TreeSet<>());
    if (spec != null) {
      String namespace = firewall.getMetadata().getNamespace();
      peers(spec).forEach(peer -> references.add(peer, namespace));
      if (opensDnsByItself(spec)) {
        references.entities.add(Entity.CLUSTER_DNS);
      }
    }
    return references;
  }

  /** The keys under which the firewall is found in the index. */
  public List<String> keys() {
    return Stream.concat(
            objects.stream().map(References::key), entities.stream().map(References::key))
        .toList();
  }

  /** The key of those that name the object. */
  public static String key(ObjectId object) {
    return object.toString();
  }

  /** The key of those that use the entity. */
  public static String key(Entity entity) {
    return "Entity " + entity;
  }

  /** The namespaced objects of one kind. */
  public Stream<NamespacedName> named(Kind kind) {
    return objects.stream()
        .filter(object -> object.kind() == kind)
        .map(object -> new NamespacedName(object.namespace().orElseThrow(), object.name()));
  }

  private void add(Peer peer, String namespace) {
    FirewallReference firewall = peer.firewall();
    if (firewall != null) {
      add(Kind.APP_FIREWALL, firewall.namespace(), namespace, firewall.name());
    }
    ServiceReference service = peer.service();
    if (service != null) {
      add(Kind.SERVICE, service.namespace(), namespace, service.name());
    }
    AddressGroupReference group = peer.addressGroup();
    if (group != null) {
      given(group.name()).map(name -> addressGroup(group, namespace, name)).ifPresent(objects::add);
    }
    entity(peer.entity()).ifPresent(entities::add);
  }

  private void add(
      Kind kind, @Nullable String namespace, String ownNamespace, @Nullable String name) {
    String inNamespace = given(namespace).orElse(ownNamespace);
    given(name)
        .map(text -> ObjectId.namespaced(kind, new NamespacedName(inNamespace, text)))
        .ifPresent(objects::add);
  }

  private static ObjectId addressGroup(AddressGroupReference group, String namespace, String name) {
    return Kind.CLUSTER_ADDRESS_GROUP.toString().equals(group.kind())
        ? ObjectId.cluster(Kind.CLUSTER_ADDRESS_GROUP, name)
        : ObjectId.namespaced(Kind.ADDRESS_GROUP, new NamespacedName(namespace, name));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isEmpty());
  }

  private static Optional<Entity> entity(@Nullable String text) {
    return Arrays.stream(Entity.values())
        .filter(entity -> entity.toString().equals(text))
        .findFirst();
  }

  private static boolean opensDnsByItself(AppFirewallSpec spec) {
    return spec.policyTypes() != null
        && spec.policyTypes().contains(Direction.EGRESS.policyType())
        && !DnsPolicy.DENY.toString().equals(spec.dns());
  }

  private static Stream<Peer> peers(AppFirewallSpec spec) {
    return Stream.concat(
            each(spec.ingress()).map(IngressRule::from), each(spec.egress()).map(EgressRule::to))
        .flatMap(References::each);
  }

  private static <T> Stream<T> each(@Nullable Collection<T> items) {
    return items == null ? Stream.empty() : items.stream().filter(Objects::nonNull);
  }
}
