package io.appfirewall.core.plan;

import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.baselineId;
import static io.appfirewall.fixture.Names.firewallId;
import static io.appfirewall.fixture.Standing.foreign;
import static io.appfirewall.fixture.Standing.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.fixture.Standing;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private final NetworkPolicy policy = policy(compile(firewall("web").uid("u1")));

  private static Ownership of(Standing standing) {
    return Ownership.of(standing.build(), firewallId("web"), Optional.of("u1"));
  }

  @Test
  void theControllersUidAloneMakesItOurs() {
    assertThat(of(foreign(policy).controlledBy("u1"))).isEqualTo(Ownership.OURS);
  }

  @Test
  void anEarlierObjectOfTheSameNameIsAnother() {
    assertThat(of(standing(policy).controlledBy("u0"))).isEqualTo(Ownership.FOREIGN);
  }

  @Test
  void labelsOfAnotherFirewallDoNotMakeItOurs() {
    assertThat(of(standing(policy).withoutController().withLabel("appfirewall.io/firewall", "x")))
        .isEqualTo(Ownership.FOREIGN);
  }

  @Test
  void aBaselineOfTheSameNameIsAnotherObject() {
    assertThat(
            Ownership.of(
                standing(policy).withoutController().build(), baselineId("web"), Optional.of("u1")))
        .isEqualTo(Ownership.FOREIGN);
  }

  @Test
  void onlyTrueHandsItOver() {
    assertThat(of(foreign(policy).withAnnotation(NetworkPolicy.ADOPT, "yes")))
        .isEqualTo(Ownership.FOREIGN);
    assertThat(of(foreign(policy).withAnnotation(NetworkPolicy.ADOPT, "true")))
        .isEqualTo(Ownership.HANDED_OVER);
  }

  @Test
  void whatIsOursNeedsNoHandingOver() {
    assertThat(of(standing(policy).withAnnotation(NetworkPolicy.ADOPT, "true")))
        .isEqualTo(Ownership.OURS);
  }

  @Test
  void withoutAUidLabelsTell() {
    assertThat(
            Ownership.of(
                standing(policy).withoutController().build(), firewallId("web"), Optional.empty()))
        .isEqualTo(Ownership.OURS);
    assertThat(Ownership.of(standing(policy).build(), firewallId("web"), Optional.empty()))
        .isEqualTo(Ownership.FOREIGN);
  }
}
