package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WrongDirectionCheckTest {
  private final FirewallCheck check = new WrongDirectionCheck();

  @ParameterizedTest
  @CsvSource({
    "CLUSTER_DNS, INGRESS, egress",
    "INGRESS_CONTROLLERS, EGRESS, ingress",
    "MONITORING, EGRESS, ingress"
  })
  void anEntityThatIsNotForThisDirectionIsReported(
      Entity entity, Direction direction, String legal) {
    assertThat(
            Checked.by(
                check, firewall("web").with(rule(direction, "x").peers(entity(entity)).on(tcp(1)))))
        .singleElement()
        .asString()
        .endsWith("entity " + entity + " is only for " + legal + ". Move it, or remove it.");
  }

  @ParameterizedTest
  @EnumSource(
      value = Entity.class,
      names = {"ALL", "WORLD", "CLUSTER", "SAME_NAMESPACE", "KUBE_API_SERVER", "NODES"})
  void theOthersGoBothWays(Entity entity) {
    assertThat(
            Checked.by(
                check,
                firewall("web")
                    .allowsIngressFrom(entity(entity), tcp(1))
                    .allowsEgressTo(entity(entity), tcp(1))))
        .isEmpty();
  }
}
