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
  @CsvSource({"CLUSTER_DNS, INGRESS", "INGRESS_CONTROLLERS, EGRESS", "MONITORING, EGRESS"})
  void anEntityThatIsNotForThisDirectionIsReported(Entity entity, Direction direction) {
    assertThat(
            Checked.by(
                check, firewall("web").with(rule(direction, "x").peers(entity(entity)).on(tcp(1)))))
        .singleElement()
        .asString()
        .endsWith(
            "entity "
                + entity
                + " is not for "
                + direction.rulesField()
                + ". Move it to a rule of the other direction, or remove it.");
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
