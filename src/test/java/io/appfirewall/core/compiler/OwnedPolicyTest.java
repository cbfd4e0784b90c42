package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.firewallId;
import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Owner;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnedPolicyTest {
  private final NetworkPolicy policy = policy(compile(firewall("bi/web").uid("u1")));

  @Test
  void isNamedAfterItsFirewallInTheSameNamespace() {
    assertThat(policy.id()).isEqualTo(name("bi/appfw-web"));
  }

  @Test
  void carriesTwoLabels() {
    assertThat(policy.labels())
        .isEqualTo(
            Map.of(
                "app.kubernetes.io/managed-by",
                "appfirewall-operator",
                "appfirewall.io/firewall",
                "web"));
  }

  @Test
  void carriesItsRulesInPlainWordsAndTheHashOfItsSpec() {
    assertThat(policy.annotations())
        .isEqualTo(
            Map.of(
                "appfirewall.io/description",
                "Members: pods app=web.\nNothing may come in.",
                "appfirewall.io/spec-hash",
                policy.spec().hash()));
  }

  @Test
  void belongsToItsFirewall() {
    assertThat(policy.owner()).isEqualTo(new Owner(firewallId("bi/web"), Optional.of("u1")));
  }

  @Test
  void belongsToNobodyWhereItIsToOutliveItsFirewall() {
    assertThat(
            policy(compile(firewall("web").uid("u1").deletionPolicy(DeletionPolicy.ORPHAN)))
                .owner()
                .uid())
        .isEmpty();
  }

  @Test
  void belongsToNobodyWhereNoApiServerGaveAUid() {
    assertThat(policy(compile(firewall("web"))).owner().uid()).isEmpty();
  }
}
