package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.egress;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.PolicyRules.address;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.Services.endpointPort;
import static io.appfirewall.fixture.Services.listing;
import static io.appfirewall.fixture.Services.port;
import static io.appfirewall.fixture.Services.slice;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.Service.Endpoints;
import io.appfirewall.core.model.Service.ServicePort;
import io.appfirewall.fixture.RuleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Service without selector is its EndpointSlices. */
class ServiceEndpointsTest {
  private static final List<ServicePort> PORTS =
      List.of(port("sql", 5432, tcp(5432)), port("stats", 80, tcp(80)));

  private static Compilation toDb(RuleBuilder rule, Endpoints... slices) {
    return compile(
        firewall("web")
            .policyTypes(Direction.EGRESS)
            .dns(DnsPolicy.DENY)
            .with(rule.peers(service("db"))),
        snapshot().with(listing("db", PORTS, slices)));
  }

  private static Compilation toDb(Port port, Endpoints... slices) {
    return toDb(egress("db").on(port), slices);
  }

  @Test
  void eachSliceIsOpenOnItsOwnPorts() {
    assertThat(
            egress(
                toDb(
                    egress("db"),
                    slice(
                        List.of("10.1.0.1", "10.1.0.2"),
                        endpointPort("sql", tcp(5432)),
                        endpointPort("stats", tcp(9000))),
                    slice(List.of("2001:db8::1"), endpointPort("sql", tcp(6432))))))
        .containsExactly(
            rule(ports(tcp(5432), tcp(9000)), address("10.1.0.1/32"), address("10.1.0.2/32")),
            rule(ports(tcp(6432)), address("2001:db8::1/128")));
  }

  @Test
  void theRuleChoosesByThePortsOfTheService() {
    assertThat(
            egress(
                toDb(
                    tcp(80),
                    slice(
                        List.of("10.1.0.1"),
                        endpointPort("sql", tcp(5432)),
                        endpointPort("stats", tcp(9000))))))
        .containsExactly(rule(ports(tcp(9000)), address("10.1.0.1/32")));
  }

  @Test
  void whatASliceAddsOfItsOwnIsNotOpened() {
    assertThat(
            egress(
                toDb(
                    egress("db").onEveryPort(),
                    slice(
                        List.of("10.1.0.1"),
                        endpointPort("sql", tcp(5432)),
                        endpointPort("ssh", tcp(22))))))
        .containsExactly(rule(ports(tcp(5432)), address("10.1.0.1/32")));
  }

  @Test
  void anotherProtocolUnderTheSameNameServesNothing() {
    Compilation compilation =
        toDb(tcp(5432), slice(List.of("10.1.0.1"), endpointPort("sql", udp(5432))));
    assertThat(egress(compilation)).isEmpty();
    assertThat(codes(compilation)).containsExactly(Code.SERVICE_WITHOUT_ENDPOINTS);
  }

  @Test
  void withoutAddressesItIsNobodyAndNoted() {
    Compilation compilation = toDb(tcp(5432), slice(List.of(), endpointPort("sql", tcp(5432))));
    assertThat(egress(compilation)).isEmpty();
    assertThat(codes(compilation)).containsExactly(Code.SERVICE_WITHOUT_ENDPOINTS);
  }

  @Test
  void withoutSlicesItIsNobodyAndNoted() {
    Compilation compilation = toDb(tcp(5432));
    assertThat(egress(compilation)).isEmpty();
    assertThat(codes(compilation)).containsExactly(Code.SERVICE_WITHOUT_ENDPOINTS);
  }

  @Test
  void inFromTheAddressesMayUseThePortsOfTheMembers() {
    assertThat(
            ingress(
                compile(
                    firewall("web").allowsIngressFrom(service("db"), tcp("metrics")),
                    snapshot()
                        .with(
                            listing(
                                "db",
                                PORTS,
                                slice(List.of("10.1.0.1"), endpointPort("sql", tcp(5432))),
                                slice(List.of("10.1.0.2")))))))
        .containsExactly(
            rule(ports(tcp("metrics")), address("10.1.0.1/32"), address("10.1.0.2/32")));
  }
}
