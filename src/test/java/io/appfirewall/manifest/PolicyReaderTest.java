package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.ActualPolicy.Controller;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  @Nested
  class WhatIsLeftOut {
    @Test
    void asPolicyTypesIsIngressAlone() {
      assertThat(spec("podSelector: {}")).hasValue(spec(Set.of(Direction.INGRESS)));
    }

    @Test
    void asPolicyTypesIsEgressTooWhereThereAreRulesForIt() {
      assertThat(spec("podSelector: {}\negress: [{}]"))
          .hasValue(
              new PolicySpec(
                  LabelSelector.EVERYTHING,
                  new TreeSet<>(Set.of(Direction.INGRESS, Direction.EGRESS)),
                  List.of(),
                  List.of(new PolicyRule(PeerSet.ANYONE, PortSet.EVERY))));
    }

    @Test
    void asSelectorIsEverything() {
      assertThat(spec("policyTypes: [Egress]")).hasValue(spec(Set.of(Direction.EGRESS)));
    }

    @Test
    void inARuleIsAnyoneAndEveryPort() {
      assertThat(ingress("{from: [], ports: []}"))
          .hasValue(new PolicyRule(PeerSet.ANYONE, PortSet.EVERY));
    }
  }

  @Nested
  class Selectors {
    @Test
    void ofNamespacesDifferWhenEmptyAndWhenAbsent() {
      assertThat(
              ingress(
                  "{from: [{podSelector: {}}, {namespaceSelector: {}}, {podSelector: {matchLabels:"
                      + " {a: b}}, namespaceSelector: {matchLabels: {c: d}}}]}"))
          .hasValue(
              new PolicyRule(
                  PeerSet.of(
                      List.of(
                          new PolicyPeer.Pods(Namespaces.OWN, LabelSelector.EVERYTHING),
                          new PolicyPeer.Pods(Namespaces.ALL, LabelSelector.EVERYTHING),
                          new PolicyPeer.Pods(
                              Namespaces.matching(LabelSelector.labels(Map.of("c", "d"))),
                              LabelSelector.labels(Map.of("a", "b"))))),
                  PortSet.EVERY));
    }
  }

  @Test
  void portsAndBlocksAreReadInEveryForm() {
    assertThat(
            ingress(
                "{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: 80},"
                    + " {port: http, protocol: UDP}, {port: 1, endPort: 9}, {protocol: SCTP},"
                    + " {}]}"))
        .hasValue(
            new PolicyRule(
                PeerSet.of(
                    List.of(
                        new PolicyPeer.Addresses(
                            new IpBlock(Cidr.of("10.0.0.0/8"), List.of(Cidr.of("10.1.0.0/16")))))),
                PortSet.of(
                    Port.number(Protocol.TCP, 80),
                    Port.named(Protocol.UDP, "http"),
                    new Port.Numbered(Protocol.TCP, new PortRange(1, 9)),
                    new Port.All(Protocol.SCTP),
                    new Port.All(Protocol.TCP))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{from: [{}]}",
        "{from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}",
        "{from: [{ipBlock: {cidr: nonsense}}]}",
        "{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}]}",
        "{from: [{podSelector: {matchExpressions: [{key: a, operator: Like}]}}]}",
        "{from: [{podSelector: {matchExpressions: [{key: a, operator: In}]}}]}",
        "{ports: [{port: 0}]}",
        "{ports: [{port: 9, endPort: 1}]}",
        "{ports: [{endPort: 1}]}",
        "{ports: [{port: http, endPort: 1}]}",
        "{ports: [{port: 80, protocol: ICMP}]}"
      })
  void aSpecThatMeansNothingIsNotReadByHalves(String rule) {
    assertThat(spec("podSelector: {}\ningress: [{}, " + rule + "]")).isEmpty();
  }

  @Test
  void theMarksOfAnOwnerAreRead() {
    NetworkPolicy policy =
        Yaml.object(
            NetworkPolicy.class,
            """
            metadata:
              name: appfw-web
              namespace: shop
              uid: u2
              resourceVersion: "17"
              labels: {a: b}
              annotations: {c: d}
              ownerReferences:
              - {apiVersion: v1, kind: ConfigMap, name: x, uid: u3}
              - {apiVersion: appfirewall.io/v1beta1, kind: AppFirewall, name: web, uid: u1, controller: true}
            spec: {podSelector: {}}
            """);
    assertThat(PolicyReader.read(policy))
        .isEqualTo(
            new ActualPolicy(
                new io.appfirewall.core.model.NamespacedName("shop", "appfw-web"),
                "u2",
                "17",
                Map.of("a", "b"),
                Map.of("c", "d"),
                Optional.of(new Controller("appfirewall.io", "AppFirewall", "web", "u1")),
                Optional.of(spec(Set.of(Direction.INGRESS)))));
  }

  private static PolicySpec spec(Set<Direction> types) {
    return new PolicySpec(LabelSelector.EVERYTHING, new TreeSet<>(types), List.of(), List.of());
  }

  private static Optional<PolicySpec> spec(String spec) {
    return PolicyReader.read(
            Yaml.object(
                NetworkPolicy.class, "metadata: {name: p, namespace: n}\nspec:\n" + spec.indent(2)))
        .spec();
  }

  private static Optional<PolicyRule> ingress(String rule) {
    return spec("podSelector: {}\ningress: [" + rule + "]").map(spec -> spec.ingress().getFirst());
  }
}
