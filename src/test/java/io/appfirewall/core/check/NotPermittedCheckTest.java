package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.clusterAddressGroupId;
import static io.appfirewall.fixture.Names.firewallId;
import static io.appfirewall.fixture.Names.serviceId;
import static io.appfirewall.fixture.Peers.clusterAddressGroup;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotPermittedCheckTest {
  private final FirewallCheck check = new NotPermittedCheck();

  @Test
  void whatMayNotBeReadIsReported() {
    assertThat(
            Checked.by(
                check,
                firewall("web")
                    .allowsEgressTo(group("bi/reporting"), tcp(1))
                    .allowsEgressTo(service("infra/rabbit"), tcp(1))
                    .allowsEgressTo(clusterAddressGroup("vault"), tcp(1))
                    .allowsEgressTo(pods("a"), tcp(1)),
                snapshot()
                    .unreadable(
                        firewallId("bi/reporting"),
                        serviceId("infra/rabbit"),
                        clusterAddressGroupId("vault"))))
        .containsExactly(
            "spec.egress[out-0].to[0].firewall: AppFirewall bi/reporting may not be read. Ask for"
                + " the right to read it, or remove this peer.",
            "spec.egress[out-1].to[0].service: Service infra/rabbit may not be read. Ask for the"
                + " right to read it, or remove this peer.",
            "spec.egress[out-2].to[0].addressGroup: ClusterAddressGroup vault may not be read. Ask"
                + " for the right to read it, or remove this peer.");
  }

  @Test
  void whatMayBeReadIsFine() {
    assertThat(Checked.by(check, firewall("web").allowsEgressTo(group("web"), tcp(1)))).isEmpty();
  }
}
