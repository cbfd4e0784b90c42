package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.ipBlock;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Peer;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.Peers;
import io.appfirewall.fixture.RuleBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortsRequiredCheckTest {
  private final FirewallCheck check = new PortsRequiredCheck();

  static Stream<Peer> withoutPorts() {
    return Stream.of(
        Peers.pods("a"),
        group("api"),
        ipBlock("10.0.0.0/8"),
        addressGroup("offices"),
        entity(Entity.ALL),
        entity(Entity.WORLD),
        entity(Entity.CLUSTER),
        entity(Entity.SAME_NAMESPACE),
        entity(Entity.NODES));
  }

  static Stream<Peer> withPorts() {
    return Stream.of(service("api"), entity(Entity.KUBE_API_SERVER), entity(Entity.CLUSTER_DNS));
  }

  private static FirewallBuilder web(RuleBuilder rule) {
    return firewall("web").policyTypes(Direction.values()).with(rule);
  }

  @ParameterizedTest
  @MethodSource("withoutPorts")
  void aPeerThatBringsNoneNeedsThem(Peer peer) {
    assertThat(Checked.by(check, web(egress("x").peers(peer))))
        .containsExactly(
            "spec.egress[x]: say which ports: add ports, or allPorts: true for every port.");
  }

  @ParameterizedTest
  @MethodSource("withPorts")
  void aPeerThatBringsItsOwnDoesNotInTo(Peer peer) {
    assertThat(Checked.by(check, web(egress("x").peers(peer)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withPorts")
  void inFromNoPeerBringsAny(Peer peer) {
    assertThat(Checked.by(check, web(ingress("x").peers(peer)))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("withoutPorts")
  void onePeerThatBringsNoneIsEnough(Peer peer) {
    assertThat(Checked.by(check, web(egress("x").peers(service("api"), peer)))).hasSize(1);
  }

  @Test
  void givenOnesAreFine() {
    assertThat(Checked.by(check, web(ingress("x").peers(Peers.pods("a")).on(tcp(1))))).isEmpty();
    assertThat(Checked.by(check, web(ingress("x").peers(Peers.pods("a")).onEveryPort()))).isEmpty();
  }
}
