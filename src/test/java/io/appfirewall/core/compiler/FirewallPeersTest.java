package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.ingress;
import static io.appfirewall.fixture.Compiled.messages;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.PolicyRules.ownPods;
import static io.appfirewall.fixture.PolicyRules.podsIn;
import static io.appfirewall.fixture.PolicyRules.ports;
import static io.appfirewall.fixture.PolicyRules.rule;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirewallPeersTest {
  private final FirewallBuilder web =
      firewall("web")
          .with(
              ingress("from-api").peers(group("api")).on(tcp(80)),
              ingress("from-bi").peers(group("bi/reporting")).on(tcp(81)));

  @Test
  void aGroupOfTheSameNamespaceIsItsSelector() {
    FirewallBuilder api = firewall("api").members(selecting("app=api", "tier=2"));
    assertThat(ingress(compile(web, snapshot().with(api))))
        .containsExactly(rule(ports(tcp(80)), ownPods(selecting("app=api", "tier=2"))));
  }

  @Test
  void aGroupOfAnotherNamespaceIsPinnedByTheNamespacesName() {
    assertThat(ingress(compile(web, snapshot().with(firewall("bi/reporting")))))
        .containsExactly(rule(ports(tcp(81)), podsIn("bi", app("reporting"))));
  }

  @Test
  void aGroupOfAllPodsElsewhereIsPinnedToo() {
    PolicyPeer everyPodOfBi = podsIn("bi", LabelSelector.EVERYTHING);
    FirewallBuilder all = firewall("bi/reporting").members(LabelSelector.EVERYTHING);
    assertThat(ingress(compile(web, snapshot().with(all))))
        .containsExactly(rule(ports(tcp(81)), everyPodOfBi));
  }

  @Test
  void aFirewallMayNameItself() {
    assertThat(ingress(compile(firewall("db").allowsIngressFrom(group("db"), tcp(1)))))
        .containsExactly(rule(ports(tcp(1)), ownPods(app("db"))));
  }

  @ParameterizedTest
  @EnumSource
  void whatModeTheOtherIsInDoesNotMatter(Mode mode) {
    assertThat(ingress(compile(web, snapshot().with(firewall("api").mode(mode)))))
        .containsExactly(rule(ports(tcp(80)), ownPods(app("api"))));
  }

  @Nested
  class WhenTheFirewallIsMissing {
    private final Compilation compilation =
        compile(
            firewall("db")
                .with(
                    ingress("from-api").peers(pods("a"), group("bi/reporting")).on(tcp(80)),
                    ingress("from-nobody").peers(group("gone")).on(tcp(81))));

    @Test
    void everyDanglingPeerIsReported() {
      assertThat(messages(compilation))
          .containsExactly(
              "spec.ingress[from-api].from[1].firewall: there is no AppFirewall bi/reporting."
                  + " Create it, or remove this peer.",
              "spec.ingress[from-nobody].from[0].firewall: there is no AppFirewall shop/gone."
                  + " Create it, or remove this peer.");
    }

    @Test
    void theOtherPeersOfItsRuleStandAndARuleWithoutPeersDoesNot() {
      assertThat(ingress(compilation)).containsExactly(rule(ports(tcp(80)), ownPods(app("a"))));
    }
  }

  @Nested
  class WhenTheFirewallsSelectorCannotBeRead {
    private final Compilation compilation = compile(web, snapshot().withUnreadableGroup("api"));

    @Test
    void itIsReported() {
      assertThat(codes(compilation))
          .containsExactly(Code.FIREWALL_NOT_READABLE, Code.FIREWALL_NOT_FOUND);
    }

    @Test
    void itIsNobody() {
      assertThat(ingress(compilation)).isEmpty();
    }
  }
}
