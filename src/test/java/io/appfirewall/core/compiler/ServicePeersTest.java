package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.egress;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.podsIn;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.every;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Services.external;
import static io.appfirewall.fixture.Services.port;
import static io.appfirewall.fixture.Services.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.model.Service;
import io.appfirewall.fixture.FirewallBuilder;
import io.appfirewall.fixture.RuleBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServicePeersTest {
  private static final Service RABBIT =
      selecting(
          "infra/rabbit",
          app("rabbit"),
          port("amqp", 5672, tcp(15_672)),
          port("web", 80, tcp("http")),
          port("stats", 9000, udp(9000)));

  private static FirewallBuilder web(RuleBuilder... rules) {
    return firewall("web").policyTypes(Direction.EGRESS).dns(DnsPolicy.DENY).with(rules);
  }

  private static Compilation toRabbit(Port... ports) {
    return compile(
        web(egress("queue").peers(service("infra/rabbit")).on(ports)), snapshot().with(RABBIT));
  }

  @Nested
  class InTo {
    @Test
    void aPortOfTheServiceLeadsToItsTarget() {
      assertThat(egress(toRabbit(tcp(5672))))
          .containsExactly(rule(ports(tcp(15_672)), podsIn("infra", app("rabbit"))));
    }

    @Test
    void aNameIsThatOfTheServicesPort() {
      assertThat(egress(toRabbit(tcp("amqp"))))
          .containsExactly(rule(ports(tcp(15_672)), podsIn("infra", app("rabbit"))));
    }

    @Test
    void aTargetThatIsANameStaysOne() {
      assertThat(egress(toRabbit(tcp(80))))
          .containsExactly(rule(ports(tcp("http")), podsIn("infra", app("rabbit"))));
    }

    @Test
    void aRangeMeansThoseOfTheServicesPortsThatLieInIt() {
      assertThat(egress(toRabbit(tcp(1, 6000))))
          .containsExactly(rule(ports(tcp(15_672), tcp("http")), podsIn("infra", app("rabbit"))));
    }

    @Test
    void everyPortOfAProtocolMeansThoseOfTheService() {
      assertThat(egress(toRabbit(every(Protocol.UDP))))
          .containsExactly(rule(ports(udp(9000)), podsIn("infra", app("rabbit"))));
    }

    @Test
    void allPortsMeansAllOfTheServices() {
      assertThat(
              egress(
                  compile(
                      web(egress("queue").peers(service("infra/rabbit")).onEveryPort()),
                      snapshot().with(RABBIT))))
          .containsExactly(
              rule(ports(tcp(15_672), tcp("http"), udp(9000)), podsIn("infra", app("rabbit"))));
    }

    @Test
    void withoutPortsTheServiceBringsItsOwn() {
      assertThat(
              egress(
                  compile(
                      web(egress("queue").peers(service("infra/rabbit"))),
                      snapshot().with(RABBIT))))
          .containsExactly(
              rule(ports(tcp(15_672), tcp("http"), udp(9000)), podsIn("infra", app("rabbit"))));
    }

    @Test
    void inTheSameNamespaceNothingIsPinned() {
      assertThat(
              egress(
                  compile(
                      web(egress("api").peers(service("api"))),
                      snapshot().with(selecting("api", app("api"), port(80, tcp(8080)))))))
          .containsExactly(rule(ports(tcp(8080)), ownPods(app("api"))));
    }

    @Test
    void severalServicesKeepTheirPortsApart() {
      assertThat(
              egress(
                  compile(
                      web(egress("both").peers(service("a"), service("b"), service("c"))),
                      snapshot()
                          .with(
                              selecting("a", app("a"), port(80, tcp(8081))),
                              selecting("b", app("b"), port(80, tcp(8082))),
                              selecting("c", app("c"), port(80, tcp(8081)))))))
          .containsExactly(
              rule(ports(tcp(8081)), ownPods(app("a")), ownPods(app("c"))),
              rule(ports(tcp(8082)), ownPods(app("b"))));
    }
  }

  @Nested
  class WhenThePortIsNotThere {
    @Test
    void itOpensNothingAndIsReported() {
      Compilation compilation = toRabbit(tcp(4369));
      assertThat(egress(compilation)).isEmpty();
      assertThat(codes(compilation)).containsExactly(Code.SERVICE_PORT_NOT_FOUND);
    }

    @Test
    void thePortsThatAreThereAreOpened() {
      Compilation compilation = toRabbit(tcp(5672), tcp("management"));
      assertThat(egress(compilation))
          .containsExactly(rule(ports(tcp(15_672)), podsIn("infra", app("rabbit"))));
      assertThat(codes(compilation)).containsExactly(Code.SERVICE_PORT_NOT_FOUND);
    }

    @Test
    void anotherProtocolIsAnotherPort() {
      Compilation compilation = toRabbit(udp(5672));
      assertThat(egress(compilation)).isEmpty();
      assertThat(codes(compilation)).containsExactly(Code.SERVICE_PORT_NOT_FOUND);
    }

    @Test
    void aServiceWithoutPortsOpensNothing() {
      Compilation compilation =
          compile(
              web(egress("api").peers(service("api"))),
              snapshot().with(selecting("api", app("api"))));
      assertThat(egress(compilation)).isEmpty();
      assertThat(codes(compilation)).containsExactly(Code.SERVICE_PORT_NOT_FOUND);
    }
  }

  @Nested
  class InFrom {
    @Test
    void itIsThePodsBehindItAndThePortsAreTheMembers() {
      assertThat(
              ingress(
                  compile(
                      firewall("web")
                          .allowsIngressFrom(service("infra/rabbit"), tcp(1), tcp("metrics")),
                      snapshot().with(RABBIT))))
          .containsExactly(rule(ports(tcp(1), tcp("metrics")), podsIn("infra", app("rabbit"))));
    }
  }

  @Nested
  class WhenTheServiceStandsForNobody {
    @Test
    void aMissingOneIsReported() {
      Compilation compilation = compile(web(egress("api").peers(service("gone"))));
      assertThat(egress(compilation)).isEmpty();
      assertThat(codes(compilation)).containsExactly(Code.SERVICE_NOT_FOUND);
    }

    @Test
    void anExternalNameIsRefusedAndTheRestOfTheFirewallStands() {
      Compilation compilation =
          compile(
              web(
                  egress("db").peers(service("db")),
                  egress("queue").peers(service("infra/rabbit")).on(tcp(5672))),
              snapshot().with(RABBIT, external("db", "db.example.com")));
      assertThat(egress(compilation))
          .containsExactly(rule(ports(tcp(15_672)), podsIn("infra", app("rabbit"))));
      assertThat(codes(compilation)).containsExactly(Code.SERVICE_IS_EXTERNAL_NAME);
    }
  }
}
