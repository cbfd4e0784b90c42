package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.egress;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.allPods;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.podsOf;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.LabelSelector;
import org.junit.jupiter.api.Test;

class PodPeersTest {
  @Test
  void withoutNamespacesThePodsAreOfTheFirewallsOwn() {
    assertThat(ingress(compile(firewall("web").allowsIngressFrom(pods("api"), tcp(80)))))
        .containsExactly(rule(ports(tcp(80)), ownPods(app("api"))));
  }

  @Test
  void bothSelectorsStandInOnePeer() {
    assertThat(
            ingress(
                compile(
                    firewall("web")
                        .allowsIngressFrom(pods(selecting("team=data"), app("job")), tcp(80)))))
        .containsExactly(rule(ports(tcp(80)), podsOf(selecting("team=data"), app("job"))));
  }

  @Test
  void allPodsOfAllNamespacesAreStillPods() {
    assertThat(
            ingress(
                compile(
                    firewall("web")
                        .allowsIngressFrom(
                            pods(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING), tcp(80)))))
        .containsExactly(
            rule(ports(tcp(80)), podsOf(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING)));
  }

  @Test
  void allPodsOfTheNamespaceAreAnEmptySelector() {
    assertThat(ingress(compile(firewall("web").allowsIngressFrom(allPods(), tcp(80)))))
        .containsExactly(rule(ports(tcp(80)), ownPods(LabelSelector.EVERYTHING)));
  }

  @Test
  void egressIsWrittenTheSameWay() {
    assertThat(
            egress(
                compile(firewall("web").dns(DnsPolicy.DENY).allowsEgressTo(pods("api"), tcp(80)))))
        .containsExactly(rule(ports(tcp(80)), ownPods(app("api"))));
  }

  @Test
  void peersOfOneRuleShareIt() {
    assertThat(
            ingress(
                compile(
                    firewall("web")
                        .with(ingress("two").peers(pods("b"), pods("a"), pods("b")).on(tcp(80))))))
        .containsExactly(rule(ports(tcp(80)), ownPods(app("a")), ownPods(app("b"))));
  }
}
