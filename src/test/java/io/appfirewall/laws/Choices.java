package io.appfirewall.laws;

import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.allPods;
import static io.appfirewall.fixture.Peers.clusterAddressGroup;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.ipBlock;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.every;
import static io.appfirewall.fixture.Ports.sctp;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.exists;
import static io.appfirewall.fixture.Selectors.notIn;
import static io.appfirewall.fixture.Selectors.selecting;

import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.fixture.Peers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to choose from for a rule of a small world. */
final class Choices {
  private Choices() {}

  /** Every kind of peer, resolvable and not. */
  static final List<Peer> PEERS =
      Stream.concat(
              Stream.of(
                  group("web"),
                  group("api"),
                  group("bi/reporting"),
                  group("gone"),
                  group("refused"),
                  pods("api"),
                  allPods(),
                  pods(selecting(notIn("app", "api"))),
                  pods(LabelSelector.EVERYTHING, app("api")),
                  pods(selecting("team=data"), LabelSelector.EVERYTHING),
                  pods(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING),
                  pods(selecting(exists("team")), selecting("app=api")),
                  service("api"),
                  service("bi/api"),
                  service("listed"),
                  service("portless"),
                  service("external"),
                  service("gone"),
                  ipBlock("0.0.0.0/0"),
                  ipBlock("10.0.0.0/8", "10.0.2.0/24"),
                  ipBlock("::/0", "fd00::1:2/128"),
                  addressGroup("offices"),
                  addressGroup("empty"),
                  addressGroup("refused"),
                  clusterAddressGroup("offices")),
              Arrays.stream(Entity.values()).map(Peers::entity))
          .toList();

  /** A few of them that differ much. */
  static final List<Peer> FEW_PEERS =
      List.of(
          group("api"),
          group("gone"),
          pods(LabelSelector.EVERYTHING, app("api")),
          service("api"),
          service("listed"),
          addressGroup("offices"),
          Peers.entity(Entity.ALL),
          Peers.entity(Entity.WORLD),
          Peers.entity(Entity.KUBE_API_SERVER));

  /** Every form of ports, and none. */
  static final List<Optional<PortSet>> PORTS =
      List.of(
          Optional.empty(),
          Optional.of(PortSet.EVERY),
          Optional.of(PortSet.of(tcp(80))),
          Optional.of(PortSet.of(tcp("http"))),
          Optional.of(PortSet.of(tcp("web"), udp("names"))),
          Optional.of(PortSet.of(tcp(50, 90))),
          Optional.of(PortSet.of(every(Protocol.TCP))),
          Optional.of(PortSet.of(sctp(80), udp(53), tcp(6443))),
          Optional.of(PortSet.of(every(Protocol.SCTP), tcp(80, 8080))));

  static final List<Optional<PortSet>> FEW_PORTS =
      List.of(
          Optional.empty(),
          Optional.of(PortSet.EVERY),
          Optional.of(PortSet.of(tcp(80), udp(53))),
          Optional.of(PortSet.of(tcp("http"))));
}
