package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Addresses.block;
import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.Compiled.spec;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Names.clusterAddressGroupId;
import static io.appfirewall.fixture.Peers.clusterAddressGroup;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.ipBlock;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.PolicyRules.address;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.podsIn;
import static io.appfirewall.fixture.PolicyRules.podsOf;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.every;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.in;
import static io.appfirewall.fixture.Selectors.selecting;
import static io.appfirewall.fixture.Services.port;
import static io.appfirewall.fixture.Services.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.fixture.FirewallBuilder;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The firewall by which the contract explains itself. */
class ContractExampleTest {
  private static final Instant END_OF_MIGRATION = Instant.parse("2027-01-31T00:00:00Z");

  private final FirewallBuilder db =
      firewall("checkout-db")
          .policyTypes(Direction.INGRESS, Direction.EGRESS)
          .with(
              ingress("from-api").peers(group("checkout-api"), group("bi/reporting")).on(tcp(5432)),
              ingress("members").peers(group("checkout-db")).onEveryPort(),
              ingress("metrics").peers(entity(Entity.MONITORING)).on(tcp("metrics")),
              ingress("migration")
                  .peers(pods(selecting("team=data"), selecting("job=migrate")))
                  .on(tcp(5432, 5440))
                  .expiresAt(END_OF_MIGRATION),
              egress("backups").peers(clusterAddressGroup("vault")).on(tcp(443)),
              egress("apiserver").peers(entity(Entity.KUBE_API_SERVER)),
              egress("queue").peers(service("infra/rabbit")).on(tcp(5672)),
              egress("office")
                  .peers(ipBlock("203.0.113.0/24", "203.0.113.128/25"))
                  .on(every(Protocol.UDP)));

  private final Compilation compilation =
      compile(
          db,
          snapshot()
              .with(firewall("checkout-api"), firewall("bi/reporting"))
              .withAddressGroup(
                  clusterAddressGroupId("vault"),
                  List.of(block("198.51.100.8/32"), block("198.51.100.9/32")))
              .with(selecting("infra/rabbit", app("rabbit"), port("amqp", 5672, tcp("amqp"))))
              .withApiServer("192.0.2.10", tcp(6443), "10.96.0.1", tcp(443))
              .withDnsAddresses("10.96.0.10"));

  @Test
  void isAcceptedWithoutAWord() {
    assertThat(codes(compilation)).isEmpty();
  }

  @Test
  void isOnePolicy() {
    assertThat(spec(compilation))
        .isEqualTo(
            new PolicySpec(
                app("checkout-db"),
                new TreeSet<>(List.of(Direction.values())),
                List.of(
                    rule(
                        ports(tcp(5432)),
                        ownPods(app("checkout-api")),
                        podsIn("bi", app("reporting"))),
                    rule(PortSet.EVERY, ownPods(app("checkout-db"))),
                    rule(
                        ports(tcp("metrics")),
                        podsOf(
                            selecting(
                                in(
                                    "kubernetes.io/metadata.name",
                                    "cattle-monitoring-system",
                                    "kube-prometheus-stack",
                                    "monitoring",
                                    "observability",
                                    "openshift-monitoring",
                                    "openshift-user-workload-monitoring",
                                    "prometheus")),
                            selecting(
                                in(
                                    "app.kubernetes.io/name",
                                    "alloy",
                                    "grafana-agent",
                                    "opentelemetry-collector",
                                    "prometheus",
                                    "prometheus-agent",
                                    "vmagent",
                                    "vmsingle")))),
                    rule(
                        ports(tcp(5432, 5440)),
                        podsOf(selecting("team=data"), selecting("job=migrate")))),
                List.of(
                    rule(ports(tcp(443)), address("10.96.0.1/32")),
                    rule(ports(tcp(6443)), address("192.0.2.10/32")),
                    rule(ports(tcp(443)), address("198.51.100.8/31")),
                    rule(ports(every(Protocol.UDP)), address("203.0.113.0/24", "203.0.113.128/25")),
                    rule(ports(tcp("amqp")), podsIn("infra", app("rabbit"))),
                    rule(
                        ports(udp(53), tcp(53)),
                        podsIn("kube-system", selecting("k8s-app=kube-dns")),
                        address("10.96.0.10/32"),
                        address("169.254.20.10/32")))));
  }

  @Test
  void everyRuleOfThePolicySaysWhereItComesFrom() {
    assertThat(policy(compilation).ingressOrigins())
        .containsExactly(
            new Origin.FromRule(Direction.INGRESS, "from-api"),
            new Origin.FromRule(Direction.INGRESS, "members"),
            new Origin.FromRule(Direction.INGRESS, "metrics"),
            new Origin.FromRule(Direction.INGRESS, "migration"));
    assertThat(policy(compilation).egressOrigins())
        .containsExactly(
            new Origin.FromRule(Direction.EGRESS, "apiserver"),
            new Origin.FromRule(Direction.EGRESS, "apiserver"),
            new Origin.FromRule(Direction.EGRESS, "backups"),
            new Origin.FromRule(Direction.EGRESS, "office"),
            new Origin.FromRule(Direction.EGRESS, "queue"),
            new Origin.Dns());
  }

  @Test
  void changesByTheClockOnceTheMigrationIsOver() {
    assertThat(NOW).isBefore(END_OF_MIGRATION);
    assertThat(compilation.nextExpiry()).contains(END_OF_MIGRATION);
  }
}
