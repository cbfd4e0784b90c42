package io.appfirewall.laws;

import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.model.Service.Backend;
import io.appfirewall.core.model.Service.Endpoints;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** The same in another order, as far as order means nothing; some of it twice. */
final class Shuffled {
  private final Random random;

  Shuffled(long seed) {
    this.random = new Random(seed);
  }

  Firewall firewall(Firewall firewall) {
    return new Firewall(
        firewall.id(),
        firewall.uid(),
        firewall.description(),
        selector(firewall.members()),
        firewall.policyTypes(),
        firewall.mode(),
        firewall.dns(),
        firewall.deletionPolicy(),
        shuffled(firewall.ingress(), this::rule),
        shuffled(firewall.egress(), this::rule));
  }

  private Rule rule(Rule rule) {
    return new Rule(
        rule.direction(),
        rule.name(),
        rule.description(),
        repeating(shuffled(rule.peers(), this::peer)),
        rule.ports().map(this::ports),
        rule.expiresAt());
  }

  private Peer peer(Peer peer) {
    return switch (peer) {
      case Peer.Pods(Namespaces.Own own, LabelSelector pods) -> new Peer.Pods(own, selector(pods));
      case Peer.Pods(Namespaces.Matching(LabelSelector namespaces), LabelSelector pods) ->
          new Peer.Pods(Namespaces.matching(selector(namespaces)), selector(pods));
      case Peer.Block(IpBlock block) -> new Peer.Block(block(block));
      case Peer.FirewallRef ref -> ref;
      case Peer.ServiceRef ref -> ref;
      case Peer.AddressGroupRef ref -> ref;
      case Peer.EntityRef ref -> ref;
    };
  }

  private PortSet ports(PortSet ports) {
    return switch (ports) {
      case PortSet.Every every -> every;
      case PortSet.Listed(List<Port> list) ->
          PortSet.of(repeating(shuffled(list, Function.identity())));
    };
  }

  private LabelSelector selector(LabelSelector selector) {
    return new LabelSelector(
        new TreeMap<>(map(selector.matchLabels(), Function.identity())),
        repeating(shuffled(selector.matchExpressions(), Function.identity())));
  }

  private IpBlock block(IpBlock block) {
    return new IpBlock(block.cidr(), repeating(shuffled(block.except(), Function.identity())));
  }

  Snapshot snapshot(Snapshot snapshot) {
    return new Snapshot(
        snapshot.settings(),
        snapshot.now(),
        map(snapshot.groups(), Function.identity()),
        map(snapshot.services(), this::service),
        map(snapshot.addressGroups(), this::addressGroup),
        snapshot.apiServer(),
        repeating(shuffled(snapshot.nodes(), Function.identity())),
        repeating(shuffled(snapshot.dnsAddresses(), Function.identity())),
        snapshot.platform(),
        snapshot.unreadable());
  }

  private Service service(Service service) {
    Backend backend =
        switch (service.backend()) {
          case Backend.Listed(List<Endpoints> slices) ->
              new Backend.Listed(repeating(shuffled(slices, this::slice)));
          case Backend.Selected(LabelSelector pods) -> new Backend.Selected(selector(pods));
          case Backend.External external -> external;
        };
    return new Service(service.id(), backend, shuffled(service.ports(), Function.identity()));
  }

  private Endpoints slice(Endpoints slice) {
    return new Endpoints(
        shuffled(slice.addresses(), Function.identity()),
        shuffled(slice.ports(), Function.identity()));
  }

  private Judged<AddressGroup> addressGroup(Judged<AddressGroup> judged) {
    Optional<AddressGroup> group =
        judged
            .value()
            .map(g -> new AddressGroup(g.id(), repeating(shuffled(g.addresses(), this::block))));
    return new Judged<>(judged.id(), group, judged.diagnostics());
  }

  private <T> List<T> shuffled(Collection<T> items, Function<T, T> each) {
    List<T> list = new ArrayList<>(items.stream().map(each).toList());
    Collections.shuffle(list, random);
    return list;
  }

  /** With one of them again at the end. */
  private <T> List<T> repeating(List<T> items) {
    List<T> list = new ArrayList<>(items);
    if (!items.isEmpty() && random.nextBoolean()) {
      list.add(items.get(random.nextInt(items.size())));
    }
    return list;
  }

  private <K, V> Map<K, V> map(Map<K, V> entries, Function<V, V> each) {
    Map<K, V> map = new LinkedHashMap<>();
    shuffled(entries.entrySet(), Function.identity())
        .forEach(entry -> map.put(entry.getKey(), each.apply(entry.getValue())));
    return map;
  }
}
