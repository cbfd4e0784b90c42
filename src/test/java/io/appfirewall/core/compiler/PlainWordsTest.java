package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.BaselineBuilder.baseline;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Moments.TOMORROW;
import static io.appfirewall.fixture.Moments.YESTERDAY;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.allPods;
import static io.appfirewall.fixture.Peers.clusterAddressGroup;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.ipBlock;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.every;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
  private static String words(FirewallBuilder firewall) {
    return PlainWords.of(firewall.build(), NOW);
  }

  @Test
  void everyKindOfPeerHasAName() {
    assertThat(
            words(
                firewall("db")
                    .policyTypes(Direction.INGRESS, Direction.EGRESS)
                    .with(
                        ingress("b-groups")
                            .peers(group("db"), group("bi/reporting"), group("api"))
                            .on(tcp(5432)),
                        ingress("a-pods")
                            .peers(
                                allPods(),
                                pods("a"),
                                pods(LabelSelector.EVERYTHING, app("b")),
                                pods(selecting("team=data"), LabelSelector.EVERYTHING))
                            .onEveryPort(),
                        egress("addresses")
                            .peers(
                                ipBlock("10.0.0.0/8", "10.1.0.0/16"),
                                addressGroup("offices"),
                                clusterAddressGroup("vault"),
                                entity(Entity.NODES))
                            .on(tcp(1, 9), every(Protocol.UDP))
                            .expiresAt(TOMORROW),
                        egress("queue").peers(service("infra/rabbit"), service("api")))))
        .isEqualTo(
            """
            Members: pods app=db.
            Nothing may come in but:
            - a-pods: all pods, all pods of namespaces team=data, pods app=a, pods app=b of all \
            namespaces, on every port
            - b-groups: AppFirewall api, AppFirewall bi/reporting, the members, on TCP 5432
            Nothing may go out but:
            - addresses: 10.0.0.0/8 except [10.1.0.0/16], AddressGroup offices, \
            ClusterAddressGroup vault, Nodes, on TCP 1-9, every UDP port until \
            2026-06-02T12:00:00Z
            - queue: Service api, Service infra/rabbit, on ports of their own
            DNS is open.\
            """);
  }

  @Test
  void anExpiredRuleIsNotSpokenOf() {
    assertThat(
            words(
                firewall("db").with(ingress("x").peers(pods("a")).on(tcp(1)).expiresAt(YESTERDAY))))
        .isEqualTo("Members: pods app=db.\nNothing may come in.");
  }

  @Test
  void theOrderOfTheSpecDoesNotMatter() {
    assertThat(
            words(
                firewall("db")
                    .with(
                        ingress("b").peers(pods("y"), pods("x"), pods("y")).on(udp(2), tcp(1)),
                        ingress("a").peers(pods("z")).on(tcp(1)))))
        .isEqualTo(
            words(
                firewall("db")
                    .with(
                        ingress("a").peers(pods("z")).on(tcp(1)),
                        ingress("b").peers(pods("x"), pods("y")).on(tcp(1), udp(2)))));
  }

  @Test
  void aBookIsCutShort() {
    FirewallBuilder firewall = firewall("db");
    for (int i = 0; i < 200; i++) {
      firewall.allowsIngressFrom(pods("some-application-" + i), tcp(5432));
    }
    assertThat(words(firewall)).hasSize(4096).endsWith("…");
  }

  @Test
  void aBaselineSaysWhatStaysOpen() {
    assertThat(
            PlainWords.of(
                baseline("default")
                    .allowsIngressFrom(Entity.SAME_NAMESPACE, Entity.MONITORING)
                    .exempting("exempt", "true")
                    .build()))
        .isEqualTo(
            """
            Default deny of FirewallBaseline default. Pods with exempt=true are exempt.
            Nothing may come in but:
            - SameNamespace
            - Monitoring
            Nothing may go out.
            DNS is open.\
            """);
  }
}
