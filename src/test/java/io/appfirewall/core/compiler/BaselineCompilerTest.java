package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.BaselineBuilder.baseline;
import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.Compiled.spec;
import static io.appfirewall.fixture.Names.name;
import static io.appfirewall.fixture.PolicyRules.address;
import static io.appfirewall.fixture.PolicyRules.anyone;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.podsIn;
import static io.appfirewall.fixture.PolicyRules.podsOf;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.Selectors.notIn;
import static io.appfirewall.fixture.Selectors.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.Intent.KeepReason;
import io.appfirewall.core.compiler.Intent.RemoveReason;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.Owner;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.fixture.BaselineBuilder;
import io.appfirewall.fixture.Names;
import io.appfirewall.fixture.SnapshotBuilder;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BaselineCompilerTest {
  private static final PolicyRule DNS =
      rule(
          ports(udp(53), tcp(53)),
          podsIn("kube-system", selecting("k8s-app=kube-dns")),
          address("169.254.20.10/32"));

  private static Compilation inShop(BaselineBuilder baseline) {
    return compile(baseline, "shop", snapshot());
  }

  @Test
  void isOneDenyWithDnsOpen() {
    assertThat(spec(inShop(baseline("default"))))
        .isEqualTo(
            new PolicySpec(
                LabelSelector.EVERYTHING,
                new TreeSet<>(List.of(Direction.values())),
                List.of(),
                List.of(DNS)));
  }

  @Test
  void isOwnedByTheBaselineUnderItsName() {
    NetworkPolicy policy = policy(inShop(baseline("default").uid("u1")));
    assertThat(policy.id()).isEqualTo(name("shop/firewall-baseline-default"));
    assertThat(policy.owner()).isEqualTo(new Owner(Names.baselineId("default"), Optional.of("u1")));
    assertThat(policy.labels())
        .containsEntry("app.kubernetes.io/managed-by", "appfirewall-operator")
        .containsEntry("appfirewall.io/baseline", "default")
        .hasSize(2);
  }

  @Test
  void whatItAllowsStandsInTheSamePolicyOnAllPorts() {
    NetworkPolicy policy =
        policy(
            inShop(
                baseline("default")
                    .dns(DnsPolicy.DENY)
                    .allowsIngressFrom(Entity.SAME_NAMESPACE, Entity.CLUSTER)
                    .allowsEgressTo(Entity.SAME_NAMESPACE)));
    PolicyRule own = rule(PortSet.EVERY, ownPods(LabelSelector.EVERYTHING));
    assertThat(policy.spec().ingress())
        .containsExactly(
            rule(PortSet.EVERY, podsOf(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING)), own);
    assertThat(policy.spec().egress()).containsExactly(own);
    assertThat(policy.ingressOrigins())
        .containsExactly(
            new Origin.Allowed(Direction.INGRESS, Entity.CLUSTER),
            new Origin.Allowed(Direction.INGRESS, Entity.SAME_NAMESPACE));
    assertThat(policy.egressOrigins())
        .containsExactly(new Origin.Allowed(Direction.EGRESS, Entity.SAME_NAMESPACE));
  }

  @Test
  void theApiServerTooIsAllowedOnAllPorts() {
    assertThat(
            spec(compile(
                    baseline("default").dns(DnsPolicy.DENY).allowsEgressTo(Entity.KUBE_API_SERVER),
                    "shop",
                    snapshot().withApiServer("192.0.2.1", tcp(6443), "10.96.0.1", tcp(443))))
                .egress())
        .containsExactly(rule(PortSet.EVERY, address("10.96.0.1/32"), address("192.0.2.1/32")));
  }

  @Test
  void dnsAsAnEntityKeepsItsOwnPorts() {
    assertThat(
            spec(inShop(baseline("default").dns(DnsPolicy.DENY).allowsEgressTo(Entity.CLUSTER_DNS)))
                .egress())
        .containsExactly(DNS);
  }

  @Test
  void exemptPodsAreNotSelected() {
    assertThat(spec(inShop(baseline("default").exempting("appfirewall.io/exempt", "true"))))
        .extracting(PolicySpec::podSelector)
        .isEqualTo(selecting(notIn("appfirewall.io/exempt", "true")));
  }

  @Nested
  class InANamespaceOfTheClustersDns {
    private final BaselineBuilder everywhere =
        baseline("default").includingSystemNamespaces().dns(DnsPolicy.DENY);

    @Test
    void itsPortStaysOpenFromEverywhere() {
      NetworkPolicy policy = policy(compile(everywhere, "kube-system", snapshot()));
      assertThat(policy.spec().ingress()).containsExactly(anyone(ports(udp(53), tcp(53))));
      assertThat(policy.ingressOrigins()).containsExactly(new Origin.DnsService());
    }

    @Test
    void openShiftsListensElsewhere() {
      assertThat(spec(compile(everywhere, "openshift-dns", snapshot().onOpenShift())).ingress())
          .containsExactly(anyone(ports(udp(5353), tcp(5353))));
    }

    @Test
    void anotherNamespaceHasNone() {
      assertThat(spec(compile(everywhere, "kube-public", snapshot())).ingress()).isEmpty();
    }

    @Test
    void whereIngressIsOpenAnywayNothingIsSaid() {
      assertThat(
              spec(compile(everywhere.policyTypes(Direction.EGRESS), "kube-system", snapshot()))
                  .ingress())
          .isEmpty();
    }
  }

  @Nested
  class WhetherItIsWritten {
    private final SnapshotBuilder cluster = snapshot().withOperatorNamespace("firewalls");

    private Intent in(String namespace, BaselineBuilder baseline) {
      return compile(baseline, namespace, cluster).intent();
    }

    @Test
    void notWhereItIsNotConcerned() {
      assertThat(in("kube-system", baseline("default")))
          .isEqualTo(new Intent.Remove(RemoveReason.NOT_CONCERNED));
    }

    @Test
    void disabledRemovesIt() {
      assertThat(in("shop", baseline("default").mode(Mode.DISABLED)))
          .isEqualTo(new Intent.Remove(RemoveReason.DISABLED));
    }

    @Test
    void previewLeavesEverythingAsItIsEvenWhereItWouldGo() {
      BaselineBuilder preview = baseline("default").mode(Mode.PREVIEW).excluding("legacy");
      assertThat(in("shop", preview)).isEqualTo(new Intent.Keep(KeepReason.PREVIEW));
      assertThat(in("legacy", preview)).isEqualTo(new Intent.Keep(KeepReason.PREVIEW));
    }

    @Test
    void aWrongOneKeepsWhatStands() {
      Compilation compilation =
          compile(baseline("default").allowsEgressTo(Entity.MONITORING), "shop", cluster);
      assertThat(compilation.intent()).isEqualTo(new Intent.Keep(KeepReason.NOT_ACCEPTED));
      assertThat(codes(compilation)).containsExactly(Code.WRONG_DIRECTION);
    }

    @Test
    void oneThatIsTooLargeKeepsWhatStands() {
      Compilation compilation =
          compile(baseline("default"), "shop", cluster.withMaxPolicyBytes(100));
      assertThat(compilation.intent()).isEqualTo(new Intent.Keep(KeepReason.NOT_ACCEPTED));
      assertThat(codes(compilation)).containsExactly(Code.TOO_LARGE);
    }

    @Test
    void unknownAddressesOpenNothingAndTheDenyStands() {
      Compilation compilation =
          compile(
              baseline("default").policyTypes(Direction.INGRESS).allowsIngressFrom(Entity.NODES),
              "shop",
              cluster);
      assertThat(spec(compilation).ingress()).isEmpty();
      assertThat(codes(compilation)).containsExactly(Code.ADDRESSES_UNKNOWN);
    }
  }
}
