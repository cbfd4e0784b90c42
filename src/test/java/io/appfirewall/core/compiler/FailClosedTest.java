package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.addressGroupId;
import static io.appfirewall.fixture.Names.firewallId;
import static io.appfirewall.fixture.Names.serviceId;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.clusterAddressGroup;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.rule;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Services.external;
import static io.appfirewall.fixture.Services.listing;
import static io.appfirewall.fixture.Services.slice;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.fixture.SnapshotBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever cannot be resolved is nobody, never everybody. */
class FailClosedTest {
  private static SnapshotBuilder cluster() {
    return snapshot()
        .withUnreadableGroup("refused")
        .withRefusedAddressGroup("refused")
        .withAddressGroup("empty")
        .with(external("external", "db.example.com"))
        .with(listing("nowhere", List.of()))
        .with(listing("portless", List.of(), slice(List.of("10.0.0.1"))))
        .unreadable(firewallId("forbidden"), serviceId("forbidden"), addressGroupId("forbidden"));
  }

  static Stream<Arguments> nobodies() {
    return Stream.of(
            group("gone"),
            group("bi/gone"),
            group("refused"),
            group("forbidden"),
            service("gone"),
            service("external"),
            service("nowhere"),
            service("forbidden"),
            addressGroup("gone"),
            addressGroup("refused"),
            addressGroup("empty"),
            addressGroup("forbidden"),
            clusterAddressGroup("gone"),
            entity(Entity.NODES),
            entity(Entity.KUBE_API_SERVER))
        .flatMap(peer ->
            Arrays.stream(Direction.values()).map(direction -> Arguments.of(peer, direction)));
  }

  private static Compilation compileWith(Direction direction, Peer... peers) {
    return compile(
        firewall("web")
            .policyTypes(direction)
            .dns(DnsPolicy.DENY)
            .with(rule(direction, "x").peers(peers).on(tcp(80))),
        cluster());
  }

  @ParameterizedTest
  @MethodSource("nobodies")
  void aRuleLeftWithoutPeersIsLeftOutAndTheMembersStayIsolated(Peer nobody, Direction direction) {
    assertThat(policy(compileWith(direction, nobody)).spec())
        .isEqualTo(
            new PolicySpec(app("web"), new TreeSet<>(List.of(direction)), List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("nobodies")
  void thePeersBesideItStand(Peer nobody, Direction direction) {
    assertThat(policy(compileWith(direction, nobody, pods("a"))).spec().rules(direction))
        .containsExactly(rule(ports(tcp(80)), ownPods(app("a"))));
  }

  @ParameterizedTest
  @MethodSource("nobodies")
  void itsAuthorIsTold(Peer nobody, Direction direction) {
    assertThat(codes(compileWith(direction, nobody))).isNotEmpty();
  }
}
