package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Addresses.block;
import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.egress;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.clusterAddressGroup;
import static io.appfirewall.fixture.Peers.ipBlock;
import static io.appfirewall.fixture.PolicyRules.address;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class AddressPeersTest {
  private final FirewallBuilder fromOffices =
      firewall("web").allowsIngressFrom(addressGroup("offices"), tcp(80));

  @Test
  void aBlockKeepsItsHoles() {
    assertThat(
            ingress(
                compile(
                    firewall("web")
                        .allowsIngressFrom(ipBlock("10.0.0.0/8", "10.1.0.0/16"), tcp(80)))))
        .containsExactly(rule(ports(tcp(80)), address("10.0.0.0/8", "10.1.0.0/16")));
  }

  @Test
  void aGroupIsItsAddressesMerged() {
    assertThat(
            ingress(
                compile(
                    fromOffices,
                    snapshot()
                        .withAddressGroup(
                            "offices",
                            block("2001:db8::/48"),
                            block("10.1.0.0/16"),
                            block("10.0.0.0/16")))))
        .containsExactly(rule(ports(tcp(80)), address("10.0.0.0/15"), address("2001:db8::/48")));
  }

  @Test
  void aClusterGroupIsAnotherThanTheNamespacesOwn() {
    assertThat(
            egress(
                compile(
                    firewall("web")
                        .dns(DnsPolicy.DENY)
                        .allowsEgressTo(clusterAddressGroup("offices"), tcp(80)),
                    snapshot()
                        .withAddressGroup("offices", block("10.0.0.0/16"))
                        .withClusterAddressGroup("offices", block("10.9.0.0/16")))))
        .containsExactly(rule(ports(tcp(80)), address("10.9.0.0/16")));
  }

  @Test
  void anEmptyGroupIsNobodyAndNoted() {
    Compilation compilation = compile(fromOffices, snapshot().withAddressGroup("offices"));
    assertThat(ingress(compilation)).isEmpty();
    assertThat(codes(compilation)).containsExactly(Code.EMPTY_ADDRESS_GROUP);
  }

  @Test
  void aMissingGroupIsNobodyAndReported() {
    Compilation compilation = compile(fromOffices);
    assertThat(ingress(compilation)).isEmpty();
    assertThat(codes(compilation)).containsExactly(Code.ADDRESS_GROUP_NOT_FOUND);
  }

  @Test
  void aRefusedGroupIsNobodyAndReported() {
    Compilation compilation = compile(fromOffices, snapshot().withRefusedAddressGroup("offices"));
    assertThat(ingress(compilation)).isEmpty();
    assertThat(codes(compilation)).containsExactly(Code.ADDRESS_GROUP_NOT_READABLE);
  }
}
