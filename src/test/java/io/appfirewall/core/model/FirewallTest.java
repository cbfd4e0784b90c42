package io.appfirewall.core.model;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appfirewall.fixture.FirewallBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirewallTest {
  private final Rule in = ingress("x").peers(pods("a")).on(tcp(1)).build();

  @Test
  void twoRulesOfADirectionHaveTwoNames() {
    FirewallBuilder twice = firewall("web").with(in, in);
    assertThatThrownBy(twice::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shop/web");
  }

  @Test
  void rulesOfBothDirectionsMayShareAName() {
    assertThat(
            firewall("web").with(in).with(egress("x").peers(pods("a")).on(tcp(1))).build().rules())
        .hasSize(2);
  }

  @Test
  void aRuleStandsInItsOwnDirection() {
    Firewall web = firewall("web").build();
    assertThatThrownBy(() ->
            new Firewall(
                web.id(),
                web.uid(),
                web.description(),
                web.members(),
                web.policyTypes(),
                web.mode(),
                web.dns(),
                web.deletionPolicy(),
                List.of(),
                List.of(in)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itsPolicyIsNamedAfterIt() {
    assertThat(Firewall.policyName(firewall("bi/web").build().id()))
        .isEqualTo(new NamespacedName("bi", "appfw-web"));
  }
}
