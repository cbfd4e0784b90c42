package io.appfirewall.cluster;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.manifest.AddressGroupReader;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.ServiceReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes out of the caches what one decision needs: for a firewall what its rules name, for a
 * baseline what the cluster itself says. The cost does not grow with the cluster.
 */
public final class Gatherer {
  private final Settings settings;
  private final Clock clock;
  private final Caches caches;
  private final OwnObjects own;
  private final Scope scope;

  public Gatherer(Settings settings, Clock clock, Caches caches, OwnObjects own, Scope scope) {
    this.settings = settings;
    this.clock = clock;
    this.caches = caches;
    this.own = own;
    this.scope = scope;
  }

  /** For one firewall. */
  public Snapshot gather(AppFirewall firewall) {
    References references = References.of(firewall);
    return snapshot(
        groups(firewall, references),
        services(references),
        addressGroups(references),
        references.objects().stream().filter(object -> !scope.covers(object)).collect(toSet()));
  }

  /** For baselines, which name nothing but entities. */
  public Snapshot gather() {
    return snapshot(Map.of(), Map.of(), Map.of(), Set.of());
  }

  private Snapshot snapshot(
      Map<NamespacedName, Group> groups,
      Map<NamespacedName, Service> services,
      Map<ObjectId, Judged<AddressGroup>> addressGroups,
      Set<ObjectId> unreadable) {
    ClusterFacts facts = caches.facts().current();
    return new Snapshot(
        settings,
        clock.instant(),
        groups,
        services,
        addressGroups,
        facts.apiServer(),
        facts.nodes(),
        facts.dnsAddresses(),
        facts.platform(),
        unreadable);
  }

  private Map<NamespacedName, Group> groups(AppFirewall firewall, References references) {
    Map<NamespacedName, Group> groups = new HashMap<>();
    Stream.concat(
            Stream.of(firewall),
            references.named(Kind.APP_FIREWALL).flatMap(id -> own.firewall(id).stream()))
        .flatMap(object -> GroupReader.read(object).stream())
        .forEach(group -> groups.put(group.id(), group));
    return groups;
  }

  private Map<NamespacedName, Service> services(References references) {
    Map<NamespacedName, Service> services = new HashMap<>();
    references
        .named(Kind.SERVICE)
        .flatMap(id -> caches.services().get(id).stream())
        .map(service -> ServiceReader.read(service, caches.slicesOf(service)))
        .forEach(service -> services.put(service.id(), service));
    return services;
  }

  private Map<ObjectId, Judged<AddressGroup>> addressGroups(References references) {
    Map<ObjectId, Judged<AddressGroup>> groups = new HashMap<>();
    for (ObjectId id : references.objects()) {
      addressGroup(id).ifPresent(group -> groups.put(id, group));
    }
    return groups;
  }

  private Optional<Judged<AddressGroup>> addressGroup(ObjectId id) {
    if (id.kind() == Kind.CLUSTER_ADDRESS_GROUP) {
      return own.clusterAddressGroup(id.name()).map(AddressGroupReader::read);
    }
    if (id.kind() == Kind.ADDRESS_GROUP) {
      return own.addressGroup(new NamespacedName(id.namespace().orElseThrow(), id.name()))
          .map(AddressGroupReader::read);
    }
    return Optional.empty();
  }
}
