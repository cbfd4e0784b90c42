package io.appfirewall.core.check;

import static io.appfirewall.fixture.BaselineBuilder.baseline;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.fixture.BaselineBuilder;
import io.appfirewall.fixture.SnapshotBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineChecksTest {
  private static List<String> check(BaselineBuilder baseline, SnapshotBuilder snapshot) {
    return BaselineChecks.check(baseline.build(), snapshot.build())
        .map(Diagnostic::toString)
        .toList();
  }

  @Test
  void whatIsAllowedInADirectionThatIsNotIsolatedIsReported() {
    assertThat(
            check(
                baseline("default")
                    .policyTypes(Direction.INGRESS)
                    .allowsEgressTo(Entity.SAME_NAMESPACE),
                snapshot()))
        .containsExactly(
            "error FirewallBaseline default spec.allow.egress: there are entities for egress, but"
                + " policyTypes lacks Egress. Add it to policyTypes, or remove the entities."
                + " [PolicyTypeMissing]");
  }

  @Test
  void anEntityOfTheOtherDirectionIsReported() {
    assertThat(check(baseline("default").allowsEgressTo(Entity.MONITORING), snapshot()))
        .containsExactly(
            "error FirewallBaseline default spec.allow.egress: entity Monitoring is only for"
                + " ingress. Move it, or remove it. [WrongDirection]");
  }

  @Test
  void addressesThatNobodyKnowsAreNoted() {
    assertThat(check(baseline("default").allowsIngressFrom(Entity.NODES), snapshot()))
        .containsExactly(
            "warning FirewallBaseline default spec.allow.ingress: the addresses of Nodes are not"
                + " known here, so this peer is left out. [AddressesUnknown]");
  }

  @Test
  void aWorldThatIncludesPodsIsNoted() {
    assertThat(check(baseline("default").allowsEgressTo(Entity.WORLD), snapshot())).hasSize(1);
    assertThat(
            check(
                baseline("default").allowsEgressTo(Entity.WORLD),
                snapshot().withClusterCidrs("10.0.0.0/8")))
        .isEmpty();
  }

  @Test
  void theUsualOneIsFine() {
    assertThat(
            check(
                baseline("default")
                    .allowsIngressFrom(
                        Entity.SAME_NAMESPACE, Entity.INGRESS_CONTROLLERS, Entity.MONITORING)
                    .allowsEgressTo(Entity.SAME_NAMESPACE),
                snapshot()))
        .isEmpty();
  }
}
