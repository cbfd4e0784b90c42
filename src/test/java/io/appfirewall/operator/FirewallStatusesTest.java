package io.appfirewall.operator;

import static io.appfirewall.fixture.Moments.NOW;
import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.Members;
import io.appfirewall.api.PolicySummary;
import io.appfirewall.api.RuleStatus;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.cluster.Scope;
import io.appfirewall.controlplane.MockCluster;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.fixture.SnapshotBuilder;
import io.appfirewall.manifest.FirewallReader;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirewallStatusesTest {
  private static final String SPEC =
      """
      {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress],
       ingress: [{name: in, from: [{entity: SameNamespace}], allPorts: true},
                 {name: gone, from: [{firewall: {name: gone}}], allPorts: true}]}
      """;
  private static final String BEFORE = "{networkPolicy: {name: appfw-web, rules: 7, bytes: 700}}";

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();
  private FirewallStatuses statuses;

  @BeforeEach
  void make() {
    PrimaryCaches caches = new PrimaryCaches(Scope.CLUSTER);
    FakeCache.behind(caches.firewalls(), AppFirewall.class);
    // Nothing is watched, so nothing is counted.
    statuses =
        new FirewallStatuses(
            new MemberCounts(new Caches(client, Scope.CLUSTER).pods(), id -> {}),
            new Users(caches),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static AppFirewall firewall(String spec, String status) {
    return Serialization.unmarshal(
        """
        metadata: {name: web, namespace: shop, generation: 4, uid: u1}
        spec: %s
        status: %s
        """
            .formatted(spec, status),
        AppFirewall.class);
  }

  private AppFirewallStatus status(String spec, ApplyOutcome outcome) {
    AppFirewall object = firewall(spec, BEFORE);
    Compilation compilation =
        PolicyCompiler.compile(FirewallReader.read(object), SnapshotBuilder.snapshot().build());
    return statuses.status(object, compilation, outcome);
  }

  private static String in(String mode) {
    return SPEC.strip().replaceFirst("\\{", "{mode: " + mode + ", ");
  }

  @Nested
  class Says {
    private final ApplyOutcome done = new ApplyOutcome.Done();

    @Test
    void whichGenerationItIsOf() {
      assertThat(status(SPEC, done).observedGeneration()).isEqualTo(4);
    }

    @Test
    void whatBecameOfEachRule() {
      assertThat(status(SPEC, done).rules())
          .containsExactly(
              new RuleStatus("Ingress", "in", "Active", null),
              new RuleStatus("Ingress", "gone", "Degraded", "FirewallNotFound"));
    }

    @Test
    void nothingOfRulesThatWereNotRead() {
      assertThat(status("text", done).rules()).isNull();
    }

    @Test
    void howManyMembersThereAre() {
      assertThat(status(SPEC, done).members()).isEqualTo(new Members(0, 0));
    }

    @Test
    void nothingOfMembersThatNobodyKnows() {
      assertThat(status("{podSelector: {}}", done).members()).isNull();
    }
  }

  @Nested
  class SaysOfThePolicy {
    @Test
    void whichRulesOfTheFirewallAreInIt() {
      assertThat(status(SPEC, new ApplyOutcome.Done()).networkPolicy())
          .usingRecursiveComparison()
          .ignoringFields("bytes")
          // Neither the rule that is left out counts, nor the one for DNS, which nobody wrote.
          .isEqualTo(new PolicySummary("appfw-web", 1, null));
    }

    @ParameterizedTest
    @CsvSource({"Preview, 7", "Disabled, none"})
    void whatItsModeLeavesOfIt(String mode, String rules) {
      PolicySummary policy = status(in(mode), new ApplyOutcome.Done()).networkPolicy();

      assertThat(policy == null ? "none" : "" + policy.rules()).isEqualTo(rules);
    }

    @Test
    void whatStoodBeforeWhileItCannotBeWritten() {
      assertThat(status(SPEC, new ApplyOutcome.Failed("no")).networkPolicy())
          .isEqualTo(new PolicySummary("appfw-web", 7, 700));
      assertThat(status(in("Disabled"), new ApplyOutcome.Failed("no")).networkPolicy())
          .isEqualTo(new PolicySummary("appfw-web", 7, 700));
    }

    @Test
    void whatStoodBeforeWhileTheSpecIsNotAccepted() {
      assertThat(status("text", new ApplyOutcome.Done()).networkPolicy())
          .isEqualTo(new PolicySummary("appfw-web", 7, 700));
    }

    @Test
    void nothingWhereAForeignOneStands() {
      assertThat(status(SPEC, new ApplyOutcome.Conflict(name("appfw-web"))).networkPolicy())
          .isNull();
    }
  }

  @Nested
  class HistoryOfThePolicy {
    private static final String PROGRAMMED = "conditions: [{type: Programmed, status: \"%s\"}]";

    private History history(String status) {
      return FirewallStatuses.history(firewall(SPEC, status));
    }

    @Test
    void isThatItStoodWhereTheStatusSaysSo() {
      assertThat(
              history(
                  "{networkPolicy: {name: n}, observedGeneration: 4, %s}"
                      .formatted(PROGRAMMED.formatted("True"))))
          .isEqualTo(new History(true, true));
    }

    @Test
    void isThatItStoodForAnotherSpec() {
      assertThat(
              history(
                  "{networkPolicy: {name: n}, observedGeneration: 3, %s}"
                      .formatted(PROGRAMMED.formatted("True"))))
          .isEqualTo(new History(true, false));
    }

    @Test
    void isNothingWhereNoneWasWritten() {
      assertThat(
              history("{observedGeneration: 4, %s}".formatted(PROGRAMMED.formatted("True")))
                  .stood())
          .isFalse();
    }

    @Test
    void isNothingWhereItDidNotStandAsWanted() {
      assertThat(
              history("{networkPolicy: {name: n}, %s}".formatted(PROGRAMMED.formatted("False")))
                  .stood())
          .isFalse();
    }

    @Test
    void isNothingWhereThereIsNoStatus() {
      assertThat(history("null")).isEqualTo(new History(false, false));
      assertThat(history("text")).isEqualTo(new History(false, false));
    }
  }
}
