package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.RuleBuilder;
import org.junit.jupiter.api.Test;

class PortsForbiddenCheckTest {
  private final FirewallCheck check = new PortsForbiddenCheck();

  private static RuleBuilder dns() {
    return egress("dns").peers(entity(Entity.CLUSTER_DNS));
  }

  private static FirewallBuilder web(RuleBuilder rule) {
    return firewall("web").policyTypes(Direction.EGRESS).with(rule);
  }

  @Test
  void portsBesideDnsAreReported() {
    assertThat(Checked.by(check, web(dns().on(tcp(53)))))
        .containsExactly(
            "spec.egress[dns].ports: ClusterDNS brings its own ports. Remove ports, or give"
                + " ClusterDNS a rule of its own.");
  }

  @Test
  void soIsAllPorts() {
    assertThat(Checked.by(check, web(dns().onEveryPort())))
        .containsExactly(
            "spec.egress[dns].allPorts: ClusterDNS brings its own ports. Remove allPorts, or give"
                + " ClusterDNS a rule of its own.");
  }

  @Test
  void withoutPortsItIsFine() {
    assertThat(Checked.by(check, web(dns()))).isEmpty();
    assertThat(Checked.by(check, web(egress("x").peers(pods("a")).on(tcp(1))))).isEmpty();
  }
}
