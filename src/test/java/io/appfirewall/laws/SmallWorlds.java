package io.appfirewall.laws;

import static io.appfirewall.fixture.BaselineBuilder.baseline;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Moments.TOMORROW;
import static io.appfirewall.fixture.Selectors.selecting;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.fixture.BaselineBuilder;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.RuleBuilder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Families of small worlds, each of which has all there are of its kind. */
enum SmallWorlds {
  /** One rule of one peer: all peers, all ports, both directions, what is isolated, DNS. */
  ONE_PEER {
    @Override
    Stream<World> worlds() {
      return Cluster.ALL.stream()
          .flatMap(cluster ->
              Choices.PEERS.stream()
                  .flatMap(peer ->
                      Choices.PORTS.stream()
                          .flatMap(ports ->
                              Arrays.stream(Direction.values())
                                  .flatMap(direction ->
                                      isolating(direction, rule(direction, peer, ports))
                                          .map(cluster::with)))));
    }
  },

  /** One rule of any two peers. */
  TWO_PEERS {
    @Override
    Stream<World> worlds() {
      List<Peer> peers = Choices.PEERS;
      return IntStream.range(0, peers.size())
          .boxed()
          .flatMap(i ->
              peers.subList(i + 1, peers.size()).stream().flatMap(two -> both(peers.get(i), two)));
    }

    private Stream<World> both(Peer one, Peer two) {
      return Choices.FEW_PORTS.stream()
          .flatMap(ports ->
              Arrays.stream(Direction.values())
                  .map(direction -> {
                    RuleBuilder rule = RuleBuilder.rule(direction, "x").peers(one, two);
                    return Cluster.FULL.with(
                        firewall("web")
                            .policyTypes(direction)
                            .dns(DnsPolicy.DENY)
                            .with(ports(rule, ports)));
                  }));
    }
  },

  /** Two firewalls that share members, or lie in two namespaces, the second in all modes. */
  TWO_FIREWALLS {
    @Override
    Stream<World> worlds() {
      return variants("web", Set.of(Mode.ENFORCE), Choices.FEW_PEERS)
          .flatMap(web ->
              Stream.of("api", "bi/api")
                  .flatMap(name ->
                      variants(name, MODES, Choices.FEW_PEERS.subList(0, 2))
                          .map(second -> Cluster.FULL.with(web.get(), second.get()))));
    }
  },

  /** A rule whose time is over, about to be, or still to come. */
  EXPIRY {
    @Override
    Stream<World> worlds() {
      return Stream.of(NOW, NOW.plusNanos(1), TOMORROW)
          .flatMap(instant ->
              Choices.PEERS.stream()
                  .map(peer ->
                      Cluster.FULL.with(
                          firewall("web")
                              .with(
                                  RuleBuilder.rule(Direction.INGRESS, "x")
                                      .peers(peer)
                                      .onEveryPort()
                                      .expiresAt(instant)))));
    }
  },

  /** Baselines with each thing that they can leave open or out, with and without a firewall. */
  BASELINES {
    @Override
    Stream<World> worlds() {
      return Cluster.ALL.stream()
          .flatMap(cluster ->
              Stream.of(
                      List.<FirewallBuilder>of(),
                      List.of(firewall("web")),
                      List.of(
                          firewall("web")
                              .policyTypes(Direction.values())
                              .with(rule(Direction.EGRESS, Choices.PEERS.getFirst(), EVERY))))
                  .flatMap(
                      firewalls -> baselines().map(baseline -> cluster.with(firewalls, baseline))));
    }
  },

  /** Two baselines on the same namespaces. */
  TWO_BASELINES {
    @Override
    Stream<World> worlds() {
      return baselines()
          .flatMap(one ->
              baselines("second")
                  .limit(10)
                  .map(two -> Cluster.OPENSHIFT.with(List.of(firewall("web")), one, two)));
    }
  };

  private static final Set<Mode> MODES = EnumSet.of(Mode.ENFORCE, Mode.PREVIEW, Mode.DISABLED);
  private static final Optional<PortSet> EVERY = Optional.of(PortSet.EVERY);

  /** Its worlds, made as they are asked for. */
  abstract Stream<World> worlds();

  private static RuleBuilder rule(Direction direction, Peer peer, Optional<PortSet> ports) {
    return ports(RuleBuilder.rule(direction, "x").peers(peer), ports);
  }

  private static RuleBuilder ports(RuleBuilder rule, Optional<PortSet> ports) {
    return ports.map(rule::on).orElse(rule);
  }

  /** A firewall of this rule in every way to isolate. */
  private static Stream<FirewallBuilder> isolating(Direction direction, RuleBuilder rule) {
    FirewallBuilder both = firewall("web").policyTypes(Direction.values()).with(rule);
    FirewallBuilder one = firewall("web").policyTypes(direction).dns(DnsPolicy.DENY).with(rule);
    return Stream.of(both, one);
  }

  private static Stream<Supplier<FirewallBuilder>> variants(
      String name, Set<Mode> modes, List<Peer> peers) {
    return modes.stream()
        .flatMap(mode ->
            Stream.of(selecting("app=web"), selecting("app=api"), LabelSelector.EVERYTHING)
                .flatMap(members ->
                    peers.stream()
                        .flatMap(peer ->
                            Arrays.stream(Direction.values())
                                .map(direction ->
                                    () ->
                                        firewall(name)
                                            .mode(mode)
                                            .members(members)
                                            .policyTypes(direction)
                                            .with(rule(direction, peer, EVERY))))));
  }

  private static Stream<BaselineBuilder> baselines() {
    return baselines("default");
  }

  private static Stream<BaselineBuilder> baselines(String name) {
    return Stream.concat(
        Stream.of(
            baseline(name),
            baseline(name).dns(DnsPolicy.DENY),
            baseline(name).policyTypes(Direction.INGRESS),
            baseline(name).policyTypes(Direction.EGRESS).includingSystemNamespaces(),
            baseline(name).policyTypes(Direction.INGRESS).includingSystemNamespaces(),
            baseline(name).mode(Mode.PREVIEW),
            baseline(name).mode(Mode.DISABLED),
            baseline(name).excluding("shop", "mon*"),
            baseline(name).namespaces(selecting("team=data")),
            baseline(name).allowingOptOut(),
            baseline(name).exempting("tier", "front")),
        Arrays.stream(Entity.values())
            .flatMap(entity ->
                Stream.of(
                    baseline(name).allowsIngressFrom(entity),
                    baseline(name).allowsEgressTo(entity).dns(DnsPolicy.DENY),
                    baseline(name)
                        .policyTypes(Direction.INGRESS)
                        .allowsIngressFrom(entity)
                        .includingSystemNamespaces())));
  }
}
