package io.appfirewall.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.fixture.Addresses;
import io.appfirewall.fixture.Ports;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContainmentTest {
  private static final List<String> VALUES = List.of("a", "b", "c");

  /** Every selector of at most two requirements over one key, against every other. */
  @Test
  void ofSelectorsIsExact() {
    List<LabelSelector> all = new ArrayList<>();
    for (Requirement one : requirements()) {
      for (Requirement other : requirements()) {
        all.add(new LabelSelector(new TreeMap<>(), List.of(one, other)));
      }
    }
    for (LabelSelector inner : all) {
      for (LabelSelector outer : all) {
        // "d" stands for every value that nobody mentions.
        boolean expected = labels().stream().filter(inner::matches).allMatch(outer::matches);
        assertThat(LabelDomains.of(inner).isSubsetOf(LabelDomains.of(outer)))
            .as("%s in %s", inner, outer)
            .isEqualTo(expected);
      }
    }
  }

  private static List<Map<String, String>> labels() {
    List<Map<String, String>> labels = new ArrayList<>(List.of(Map.of()));
    VALUES.forEach(value -> labels.add(Map.of("key", value)));
    labels.add(Map.of("key", "d"));
    return labels;
  }

  private static List<Requirement> requirements() {
    List<Requirement> all = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      if (operator == Operator.IN || operator == Operator.NOT_IN) {
        for (Set<String> values :
            List.of(Set.of("a"), Set.of("b"), Set.of("a", "b"), Set.of("a", "b", "c"))) {
          all.add(new Requirement("key", operator, new TreeSet<>(values)));
        }
      } else {
        all.add(new Requirement("key", operator, new TreeSet<>()));
      }
    }
    return all;
  }

  @Nested
  class OfRules {
    private static final PolicyPeer WEB =
        new PolicyPeer.Pods(Namespaces.OWN, LabelSelector.labels(Map.of("app", "web")));
    private static final PolicyPeer API =
        new PolicyPeer.Pods(Namespaces.OWN, LabelSelector.labels(Map.of("app", "api")));

    @Test
    void findsEachPeerAndPortInSomeRule() {
      List<PolicyRuleRef> together =
          rules(rule(PortSet.of(Ports.tcp(80), Ports.tcp(443)), WEB, API));
      List<PolicyRuleRef> apart =
          rules(
              rule(PortSet.of(Ports.tcp(80)), WEB, API),
              rule(PortSet.of(Ports.tcp(443)), WEB),
              rule(PortSet.of(Ports.tcp(443)), API));
      assertThat(Containment.isContained(together, apart)).isTrue();
      assertThat(Containment.isContained(apart, together)).isTrue();
      assertThat(Containment.isContained(together, apart.subList(0, 2))).isFalse();
    }

    @Test
    void knowsTheOwnNamespaceByItsName() {
      PolicyPeer named =
          new PolicyPeer.Pods(Namespaces.named(Set.of("shop")), LabelSelector.EVERYTHING);
      assertThat(isContained(rule(PortSet.EVERY, WEB), rule(PortSet.EVERY, named))).isTrue();
      assertThat(isContained(rule(PortSet.EVERY, named), rule(PortSet.EVERY, WEB))).isFalse();
    }

    @Test
    void doesNotTakeEveryPodForAnyone() {
      PolicyPeer everyPod = new PolicyPeer.Pods(Namespaces.ALL, LabelSelector.EVERYTHING);
      PolicyRule anyone = new PolicyRule(PeerSet.ANYONE, PortSet.EVERY);
      assertThat(isContained(rule(PortSet.EVERY, everyPod), anyone)).isTrue();
      assertThat(isContained(anyone, rule(PortSet.EVERY, everyPod))).isFalse();
    }

    @Test
    void mindsHoles() {
      PolicyRule whole = block("10.0.0.0/8");
      PolicyRule holed = block("10.0.0.0/8", "10.1.0.0/16");
      PolicyRule inTheHole = block("10.1.2.0/24");
      PolicyRule besideTheHole = block("10.2.0.0/16");
      PolicyRule widerHole = block("10.0.0.0/9", "10.0.0.0/12");
      assertThat(isContained(holed, whole)).isTrue();
      assertThat(isContained(whole, holed)).isFalse();
      assertThat(isContained(inTheHole, holed)).isFalse();
      assertThat(isContained(besideTheHole, holed)).isTrue();
      assertThat(isContained(widerHole, holed)).isTrue();
    }

    @Test
    void doesNotKnowWhatAPortsNameMeans() {
      PolicyRule named = rule(PortSet.of(Ports.tcp("http")), WEB);
      PolicyRule numbered = rule(PortSet.of(Ports.tcp(80)), WEB);
      PolicyRule all = rule(PortSet.of(new Port.All(Protocol.TCP)), WEB);
      PolicyRule every =
          rule(PortSet.of(new Port.Numbered(Protocol.TCP, new PortRange(1, 65_535))), WEB);
      assertThat(isContained(named, named)).isTrue();
      assertThat(isContained(named, all)).isTrue();
      assertThat(isContained(named, every)).isTrue();
      assertThat(isContained(named, numbered)).isFalse();
      assertThat(isContained(numbered, named)).isFalse();
      assertThat(isContained(all, every)).isTrue();
      assertThat(isContained(rule(PortSet.EVERY, WEB), all)).isFalse();
    }

    private static boolean isContained(PolicyRule inner, PolicyRule outer) {
      return Containment.isContained(rules(inner), rules(outer));
    }

    private static PolicyRule block(String cidr, String... except) {
      return rule(PortSet.EVERY, new PolicyPeer.Addresses(Addresses.block(cidr, except)));
    }

    private static PolicyRule rule(PortSet ports, PolicyPeer... peers) {
      return new PolicyRule(PeerSet.of(Arrays.asList(peers)), ports);
    }

    private static List<PolicyRuleRef> rules(PolicyRule... rules) {
      return Policy.foreign(
              new NamespacedName("shop", "policy"),
              new PolicySpec(
                  LabelSelector.EVERYTHING,
                  new TreeSet<>(Set.of(Direction.INGRESS)),
                  List.of(rules),
                  List.of()))
          .rules(Direction.INGRESS);
    }
  }
}
