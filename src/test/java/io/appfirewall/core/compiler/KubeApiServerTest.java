package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Addresses.addresses;
import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.egress;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.PolicyRules.address;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.snapshot.ApiServer.Access;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.SnapshotBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeApiServerTest {
  private final SnapshotBuilder cluster =
      snapshot().withApiServer("192.0.2.10", tcp(6443), "10.96.0.1", tcp(443));
  private final FirewallBuilder toServer =
      firewall("web")
          .policyTypes(Direction.EGRESS)
          .dns(DnsPolicy.DENY)
          .with(egress("apiserver").peers(entity(Entity.KUBE_API_SERVER)));

  @Test
  void endpointAndServiceEachHaveTheirOwnPorts() {
    assertThat(egress(compile(toServer, cluster)))
        .containsExactly(
            rule(ports(tcp(443)), address("10.96.0.1/32")),
            rule(ports(tcp(6443)), address("192.0.2.10/32")));
  }

  @Test
  void portsOfTheRuleReplaceBoth() {
    assertThat(
            egress(
                compile(
                    firewall("web")
                        .dns(DnsPolicy.DENY)
                        .allowsEgressTo(entity(Entity.KUBE_API_SERVER), tcp(8443)),
                    cluster)))
        .containsExactly(rule(ports(tcp(8443)), address("10.96.0.1/32"), address("192.0.2.10/32")));
  }

  @Test
  void inFromItIsTheAddresses() {
    assertThat(
            ingress(
                compile(
                    firewall("hook")
                        .allowsIngressFrom(entity(Entity.KUBE_API_SERVER), tcp("webhook")),
                    cluster)))
        .containsExactly(
            rule(ports(tcp("webhook")), address("10.96.0.1/32"), address("192.0.2.10/32")));
  }

  @Test
  void whereNothingIsKnownItIsNobody() {
    Compilation compilation = compile(toServer, snapshot());
    assertThat(egress(compilation)).isEmpty();
    assertThat(codes(compilation)).containsExactly(Code.ADDRESSES_UNKNOWN);
  }

  @Test
  void whereNoAddressIsKnownItIsNobodyAndSaysSo() {
    Access nowhere = new Access(List.of(), List.of());
    Compilation compilation = compile(toServer, snapshot().withApiServer(nowhere, nowhere));
    assertThat(egress(compilation)).isEmpty();
    assertThat(codes(compilation)).containsExactly(Code.ADDRESSES_UNKNOWN);
  }

  @Test
  void addressesWithoutPortsAreNotOpenedOnEveryPort() {
    Access bare = new Access(addresses("192.0.2.10"), List.of());
    Access service = new Access(addresses("10.96.0.1"), List.of(tcp(443)));
    assertThat(egress(compile(toServer, snapshot().withApiServer(bare, service))))
        .containsExactly(rule(ports(tcp(443)), address("10.96.0.1/32")));
  }
}
