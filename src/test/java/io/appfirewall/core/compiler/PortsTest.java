package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.egress;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.ipBlock;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.PolicyRules.anyone;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.every;
import static io.appfirewall.fixture.Ports.sctp;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.Selectors.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void ofEveryFormStandSortedInOneRule() {
    assertThat(
            ingress(
                compile(
                    firewall("web")
                        .with(
                            ingress("many")
                                .peers(pods("a"))
                                .on(
                                    every(Protocol.UDP),
                                    tcp("metrics"),
                                    sctp(7),
                                    tcp(9000, 9010),
                                    udp(53),
                                    tcp(80))))))
        .containsExactly(
            rule(
                ports(
                    tcp(80),
                    tcp(9000, 9010),
                    tcp("metrics"),
                    udp(53),
                    every(Protocol.UDP),
                    sctp(7)),
                ownPods(app("a"))));
  }

  @Test
  void everyPortIsWrittenOnlyWhereItIsSpelt() {
    assertThat(
            ingress(compile(firewall("web").with(ingress("all").peers(pods("a")).onEveryPort()))))
        .containsExactly(rule(PortSet.EVERY, ownPods(app("a"))));
  }

  @Nested
  class WhenMissing {
    @Test
    void theFirewallIsNotAccepted() {
      Compilation compilation =
          compile(firewall("web").with(ingress("from-api").peers(pods("api"))));
      assertThat(compilation.intent()).isEqualTo(new Intent.Keep(Intent.KeepReason.NOT_ACCEPTED));
      assertThat(codes(compilation)).containsExactly(Code.PORTS_REQUIRED);
    }

    @Test
    void aServiceInFromBringsNone() {
      assertThat(codes(compile(firewall("web").with(ingress("x").peers(service("api"))))))
          .contains(Code.PORTS_REQUIRED);
    }

    @Test
    void onePeerThatBringsNoneIsEnoughToNeedThem() {
      assertThat(
              codes(
                  compile(
                      firewall("web")
                          .policyTypes(Direction.EGRESS)
                          .with(egress("x").peers(entity(Entity.KUBE_API_SERVER), pods("api"))))))
          .contains(Code.PORTS_REQUIRED);
    }
  }

  @Nested
  class WhenANameMeetsAnAddress {
    @Test
    void theFirewallIsNotAccepted() {
      Compilation compilation =
          compile(firewall("web").allowsEgressTo(ipBlock("10.0.0.0/8"), tcp("sql")));
      assertThat(compilation.intent()).isEqualTo(new Intent.Keep(Intent.KeepReason.NOT_ACCEPTED));
      assertThat(codes(compilation)).containsExactly(Code.NAMED_PORT_NEEDS_PODS);
    }

    @Test
    void anyoneMayBeOne() {
      assertThat(
              egress(
                  compile(
                      firewall("web")
                          .dns(DnsPolicy.DENY)
                          .allowsEgressTo(entity(Entity.ALL), tcp("sql")))))
          .containsExactly(anyone(ports(tcp("sql"))));
    }

    @Test
    void comingInTheNameIsTheMembers() {
      assertThat(
              codes(compile(firewall("web").allowsIngressFrom(ipBlock("10.0.0.0/8"), tcp("sql")))))
          .isEmpty();
    }
  }
}
