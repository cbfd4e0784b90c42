package io.appfirewall.core.model;

import static io.appfirewall.fixture.PolicyRules.address;
import static io.appfirewall.fixture.PolicyRules.anyone;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.podsOf;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.every;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.exists;
import static io.appfirewall.fixture.Selectors.in;
import static io.appfirewall.fixture.Selectors.selecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolicySpecTest {
  @Test
  void equalSpecsHaveEqualHashes() {
    assertThat(ingress(rule(ports(tcp(80), udp(53)), ownPods(app("b")), ownPods(app("a")))).hash())
        .isEqualTo(
            ingress(rule(ports(udp(53), tcp(80)), ownPods(app("a")), ownPods(app("b")))).hash());
  }

  @Test
  void theHashIsStable() {
    assertThat(ingress(rule(ports(tcp(80)), ownPods(app("a")))).hash())
        .isEqualTo("815ab3bc8615f80ebd4f6bf29e48a481");
  }

  @Test
  void differentSpecsHaveDifferentHashes() {
    List<PolicySpec> specs =
        List.of(
            ingress(),
            new PolicySpec(app("web"), types(Direction.EGRESS), List.of(), List.of()),
            new PolicySpec(app("web"), types(Direction.values()), List.of(), List.of()),
            new PolicySpec(app("api"), types(Direction.INGRESS), List.of(), List.of()),
            new PolicySpec(
                LabelSelector.EVERYTHING, types(Direction.INGRESS), List.of(), List.of()),
            ingress(anyone(PortSet.EVERY)),
            ingress(anyone(ports(tcp(80)))),
            ingress(anyone(ports(tcp("80")))),
            ingress(anyone(ports(udp(80)))),
            ingress(anyone(ports(tcp(80, 81)))),
            ingress(anyone(ports(every(Protocol.TCP)))),
            ingress(rule(PortSet.EVERY, ownPods(LabelSelector.EVERYTHING))),
            ingress(
                rule(PortSet.EVERY, podsOf(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING))),
            ingress(rule(PortSet.EVERY, ownPods(selecting("a=b")))),
            ingress(rule(PortSet.EVERY, ownPods(selecting(in("a", "b"))))),
            ingress(rule(PortSet.EVERY, ownPods(selecting(exists("a"))))),
            ingress(rule(PortSet.EVERY, address("10.0.0.0/8"))),
            ingress(rule(PortSet.EVERY, address("10.0.0.0/8", "10.1.0.0/16"))),
            new PolicySpec(
                app("web"), types(Direction.values()), List.of(anyone(PortSet.EVERY)), List.of()),
            new PolicySpec(
                app("web"), types(Direction.values()), List.of(), List.of(anyone(PortSet.EVERY))));
    assertThat(specs.stream().map(PolicySpec::hash).collect(Collectors.toSet()))
        .hasSameSizeAs(specs);
  }

  @Test
  void policyTypesAreAlwaysGiven() {
    assertThatThrownBy(() -> new PolicySpec(app("web"), types(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PolicySpec ingress(PolicyRule... rules) {
    return new PolicySpec(app("web"), types(Direction.INGRESS), List.of(rules), List.of());
  }

  private static SortedSet<Direction> types(Direction... types) {
    return new TreeSet<>(List.of(types));
  }
}
