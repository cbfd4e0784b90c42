package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.egress;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.PolicyRules.address;
import static io.appfirewall.fixture.PolicyRules.anyone;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.podsOf;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.Selectors.in;
import static io.appfirewall.fixture.Selectors.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.fixture.SnapshotBuilder;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntityPeersTest {
  private static Compilation from(Entity entity, SnapshotBuilder snapshot) {
    return compile(firewall("web").allowsIngressFrom(entity(entity), tcp(80)), snapshot);
  }

  private static Compilation to(Entity entity, SnapshotBuilder snapshot) {
    return compile(
        firewall("web").dns(DnsPolicy.DENY).allowsEgressTo(entity(entity), tcp(80)), snapshot);
  }

  /** What an entity comes to that means the same in both directions. */
  private static List<PolicyRule> bothWays(Entity entity, SnapshotBuilder snapshot) {
    List<PolicyRule> rules = ingress(from(entity, snapshot));
    assertThat(egress(to(entity, snapshot))).isEqualTo(rules);
    return rules;
  }

  @Nested
  class All {
    @Test
    void isARuleWithoutPeers() {
      assertThat(bothWays(Entity.ALL, snapshot())).containsExactly(anyone(ports(tcp(80))));
    }

    @Test
    void swallowsThePeersBesideIt() {
      assertThat(
              ingress(
                  compile(
                      firewall("web")
                          .with(ingress("any").peers(pods("a"), entity(Entity.ALL)).on(tcp(80))))))
          .containsExactly(anyone(ports(tcp(80))));
    }
  }

  @Nested
  class World {
    @Test
    void isEveryAddressOfBothFamiliesButTheClusters() {
      assertThat(
              bothWays(
                  Entity.WORLD,
                  snapshot().withClusterCidrs("fd00::/48", "10.96.0.0/12", "10.0.0.0/16")))
          .containsExactly(
              rule(
                  ports(tcp(80)),
                  address("0.0.0.0/0", "10.0.0.0/16", "10.96.0.0/12"),
                  address("::/0", "fd00::/48")));
    }

    @Test
    void isEveryAddressWhereTheClustersAreNotGivenAndSaysSo() {
      assertThat(bothWays(Entity.WORLD, snapshot()))
          .containsExactly(rule(ports(tcp(80)), address("0.0.0.0/0"), address("::/0")));
      assertThat(codes(from(Entity.WORLD, snapshot()))).containsExactly(Code.WORLD_INCLUDES_PODS);
    }

    @Test
    void isNobodyInAFamilyThatIsAllTheClusters() {
      assertThat(bothWays(Entity.WORLD, snapshot().withClusterCidrs("::/0")))
          .containsExactly(rule(ports(tcp(80)), address("0.0.0.0/0")));
    }
  }

  @Test
  void clusterIsEveryPodOfEveryNamespace() {
    assertThat(bothWays(Entity.CLUSTER, snapshot()))
        .containsExactly(
            rule(ports(tcp(80)), podsOf(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING)));
  }

  @Test
  void sameNamespaceIsEveryPodOfThisOne() {
    assertThat(bothWays(Entity.SAME_NAMESPACE, snapshot()))
        .containsExactly(rule(ports(tcp(80)), ownPods(LabelSelector.EVERYTHING)));
  }

  @Nested
  class Nodes {
    @Test
    void areTheirAddresses() {
      assertThat(bothWays(Entity.NODES, snapshot().withNodes("192.0.2.2", "192.0.2.1", "fd00::1")))
          .containsExactly(
              rule(
                  ports(tcp(80)),
                  address("192.0.2.1/32"),
                  address("192.0.2.2/32"),
                  address("fd00::1/128")));
    }

    @Test
    void areNobodyWhereNotKnown() {
      assertThat(bothWays(Entity.NODES, snapshot())).isEmpty();
      assertThat(codes(from(Entity.NODES, snapshot()))).containsExactly(Code.ADDRESSES_UNKNOWN);
    }
  }

  @Nested
  class IngressControllers {
    @Test
    void areThePodsOfTheirUsualNamespaces() {
      assertThat(ingress(from(Entity.INGRESS_CONTROLLERS, snapshot())))
          .containsExactly(
              rule(
                  ports(tcp(80)),
                  podsOf(
                      selecting(
                          in(
                              "kubernetes.io/metadata.name",
                              "ingress-nginx",
                              "traefik",
                              "haproxy-controller",
                              "projectcontour",
                              "envoy-gateway-system",
                              "kong",
                              "istio-system",
                              "istio-ingress",
                              "openshift-ingress")),
                      LabelSelector.EVERYTHING),
                  podsOf(
                      selecting("kubernetes.io/metadata.name=kube-system"),
                      selecting(
                          in(
                              "app.kubernetes.io/name",
                              "traefik",
                              "rke2-ingress-nginx",
                              "ingress-nginx")))));
    }

    @Test
    void areThoseOfOpenShiftAloneWhereTenantsMayTakeTheUsualNames() {
      assertThat(ingress(from(Entity.INGRESS_CONTROLLERS, snapshot().onOpenShift())))
          .containsExactly(
              rule(
                  ports(tcp(80)),
                  podsOf(
                      selecting("kubernetes.io/metadata.name=openshift-ingress"),
                      LabelSelector.EVERYTHING)));
    }
  }

  @Nested
  class Monitoring {
    private static final LabelSelector SCRAPERS =
        selecting(
            in(
                "app.kubernetes.io/name",
                "prometheus",
                "prometheus-agent",
                "vmagent",
                "vmsingle",
                "alloy",
                "grafana-agent",
                "opentelemetry-collector"));

    @Test
    void areScrapersInTheirUsualNamespaces() {
      assertThat(ingress(from(Entity.MONITORING, snapshot())))
          .containsExactly(
              rule(
                  ports(tcp(80)),
                  podsOf(
                      selecting(
                          in(
                              "kubernetes.io/metadata.name",
                              "monitoring",
                              "prometheus",
                              "observability",
                              "kube-prometheus-stack",
                              "cattle-monitoring-system",
                              "openshift-monitoring",
                              "openshift-user-workload-monitoring")),
                      SCRAPERS)));
    }

    @Test
    void areThoseOfOpenShiftAloneThere() {
      assertThat(ingress(from(Entity.MONITORING, snapshot().onOpenShift())))
          .containsExactly(
              rule(
                  ports(tcp(80)),
                  podsOf(
                      selecting(
                          in(
                              "kubernetes.io/metadata.name",
                              "openshift-monitoring",
                              "openshift-user-workload-monitoring")),
                      SCRAPERS)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Entity.class,
      names = {"INGRESS_CONTROLLERS", "MONITORING"})
  void whatOnlyComesInIsRefusedInTo(Entity entity) {
    Compilation compilation = to(entity, snapshot());
    assertThat(compilation.intent()).isEqualTo(new Intent.Keep(Intent.KeepReason.NOT_ACCEPTED));
    assertThat(codes(compilation)).containsExactly(Code.WRONG_DIRECTION);
  }

  @Test
  void dnsIsRefusedInFrom() {
    Compilation compilation =
        compile(firewall("web").with(ingress("dns").peers(entity(Entity.CLUSTER_DNS))));
    assertThat(compilation.intent()).isEqualTo(new Intent.Keep(Intent.KeepReason.NOT_ACCEPTED));
    assertThat(codes(compilation)).contains(Code.WRONG_DIRECTION);
  }

  @Test
  void oneWhoseAddressesAreUnknownLeavesTheRestOfItsRuleStanding() {
    assertThat(
            egress(
                compile(
                    firewall("web")
                        .policyTypes(Direction.EGRESS)
                        .dns(DnsPolicy.DENY)
                        .with(egress("x").peers(pods("a"), entity(Entity.NODES)).on(tcp(80))))))
        .containsExactly(rule(ports(tcp(80)), ownPods(selecting("app=a"))));
  }
}
