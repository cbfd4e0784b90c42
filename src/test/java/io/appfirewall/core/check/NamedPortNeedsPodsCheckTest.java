package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.ipBlock;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Peer;
import io.appfirewall.fixture.Peers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedPortNeedsPodsCheckTest {
  private final FirewallCheck check = new NamedPortNeedsPodsCheck();

  static Stream<Peer> addresses() {
    return Stream.of(
        ipBlock("10.0.0.0/8"),
        addressGroup("offices"),
        entity(Entity.WORLD),
        entity(Entity.NODES),
        entity(Entity.KUBE_API_SERVER));
  }

  static Stream<Peer> pods() {
    return Stream.of(
        Peers.pods("a"),
        group("api"),
        service("api"),
        entity(Entity.ALL),
        entity(Entity.CLUSTER),
        entity(Entity.SAME_NAMESPACE));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void aNameAtAnAddressIsReported(Peer peer) {
    assertThat(Checked.by(check, firewall("web").allowsEgressTo(peer, tcp(1), tcp("sql"))))
        .containsExactly(
            "spec.egress[out-0].ports: port sql is a name, which only pods can resolve, and a peer"
                + " of this rule is an address. Give the number.");
  }

  @ParameterizedTest
  @MethodSource("pods")
  void aNameAtPodsIsFine(Peer peer) {
    assertThat(Checked.by(check, firewall("web").allowsEgressTo(peer, tcp("sql")))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void aNumberAtAnAddressIsFine(Peer peer) {
    assertThat(Checked.by(check, firewall("web").allowsEgressTo(peer, tcp(5432)))).isEmpty();
  }

  @Test
  void comingInTheNameIsTheMembers() {
    assertThat(
            Checked.by(check, firewall("web").allowsIngressFrom(ipBlock("10.0.0.0/8"), tcp("x"))))
        .isEmpty();
  }
}
