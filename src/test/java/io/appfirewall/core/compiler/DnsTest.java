package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.egress;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.PolicyRules.address;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.podsIn;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class DnsTest {
  private static final PortSet PORT_53 = ports(udp(53), tcp(53));
  private static final PolicyRule PLAIN =
      rule(
          PORT_53,
          podsIn("kube-system", selecting("k8s-app=kube-dns")),
          address("169.254.20.10/32"));

  private final FirewallBuilder isolated = firewall("web").policyTypes(Direction.EGRESS);

  @Test
  void isOpenWhereEgressIsIsolated() {
    assertThat(egress(compile(isolated))).containsExactly(PLAIN);
  }

  @Test
  void isOpenAtTheServicesAddressesWhereTheyAreKnown() {
    assertThat(egress(compile(isolated, snapshot().withDnsAddresses("fd00::a", "10.96.0.10"))))
        .containsExactly(
            rule(
                PORT_53,
                podsIn("kube-system", selecting("k8s-app=kube-dns")),
                address("10.96.0.10/32"),
                address("169.254.20.10/32"),
                address("fd00::a/128")));
  }

  @Test
  void isOpenAtOpenShiftsPodsToo() {
    assertThat(egress(compile(isolated, snapshot().onOpenShift())))
        .containsExactly(
            PLAIN,
            rule(
                ports(udp(5353), tcp(5353)),
                podsIn(
                    "openshift-dns",
                    selecting("dns.operator.openshift.io/daemonset-dns=default"))));
  }

  @Test
  void comesAfterTheRulesAndSaysWhereItComesFrom() {
    Compilation compilation = compile(isolated.allowsEgressTo(pods("api"), tcp(80)));
    assertThat(egress(compilation))
        .containsExactly(rule(ports(tcp(80)), ownPods(app("api"))), PLAIN);
    assertThat(policy(compilation).egressOrigins())
        .containsExactly(new Origin.FromRule(Direction.EGRESS, "out-0"), new Origin.Dns());
  }

  @Test
  void isClosedWhereTheUserSaysSo() {
    assertThat(egress(compile(isolated.dns(DnsPolicy.DENY)))).isEmpty();
  }

  @Test
  void isNotMentionedWhereEgressIsOpenAnyway() {
    assertThat(egress(compile(firewall("web")))).isEmpty();
  }

  @Test
  void asAPeerItIsTheSame() {
    assertThat(
            egress(
                compile(
                    isolated
                        .dns(DnsPolicy.DENY)
                        .with(egress("dns").peers(entity(Entity.CLUSTER_DNS))))))
        .containsExactly(PLAIN);
  }
}
