package io.appfirewall.core.status;

import static io.appfirewall.core.status.ConditionStatus.FALSE;
import static io.appfirewall.core.status.ConditionStatus.TRUE;
import static io.appfirewall.core.status.ConditionStatus.UNKNOWN;
import static io.appfirewall.core.status.ConditionType.ACCEPTED;
import static io.appfirewall.core.status.ConditionType.PROGRAMMED;
import static io.appfirewall.core.status.ConditionType.READY;
import static io.appfirewall.core.status.ConditionType.RESOLVED_REFS;
import static io.appfirewall.core.status.ConditionType.STALLED;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.YESTERDAY;
import static io.appfirewall.fixture.Names.name;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.model.Mode;
import io.appfirewall.fixture.FirewallBuilder;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final ApplyOutcome DONE = new ApplyOutcome.Done();
  private static final Condition IS_ACCEPTED =
      new Condition(ACCEPTED, TRUE, "Accepted", "The spec is valid.");
  private static final Condition IS_RESOLVED =
      new Condition(RESOLVED_REFS, TRUE, "ResolvedRefs", "Everything named was found.");

  private static FirewallBuilder web() {
    return firewall("web");
  }

  private static List<Condition> of(FirewallBuilder firewall, ApplyOutcome outcome) {
    return Conditions.of(compile(firewall), outcome);
  }

  @Test
  void whereAllIsWellTheyAreTrue() {
    assertThat(of(web(), DONE))
        .containsExactly(
            IS_ACCEPTED,
            IS_RESOLVED,
            new Condition(PROGRAMMED, TRUE, "Programmed", "The NetworkPolicy stands as wanted."),
            new Condition(READY, TRUE, "Ready", "All is as the spec wants it."));
  }

  @ParameterizedTest
  @CsvSource({
    "ENFORCE, Programmed",
    "PREVIEW, Preview",
    "DISABLED, Disabled",
    "GROUP_ONLY, GroupOnly"
  })
  void programmedTellsWhatIsIntended(Mode mode, String reason) {
    assertThat(of(web().mode(mode), DONE))
        .filteredOn(condition -> condition.type() == PROGRAMMED)
        .singleElement()
        .satisfies(condition -> assertThat(condition.status()).isEqualTo(TRUE))
        .extracting(Condition::reason)
        .isEqualTo(reason);
  }

  @Nested
  class WhereAPeerIsMissing {
    private static FirewallBuilder naming(String... missing) {
      FirewallBuilder firewall = web();
      for (String other : missing) {
        firewall.with(
            ingress("from-" + other).peers(pods("a"), group("bi/" + other)).on(tcp(5432)));
      }
      return firewall;
    }

    @Test
    void theReferenceIsNotResolvedAndTheRuleIsCounted() {
      FirewallBuilder firewall = naming("reporting");
      for (int i = 0; i < 7; i++) {
        firewall.allowsIngressFrom(pods("a"), tcp(i + 1));
      }
      assertThat(of(firewall, DONE))
          .contains(
              new Condition(
                  RESOLVED_REFS,
                  FALSE,
                  "FirewallNotFound",
                  "spec.ingress[from-reporting].from[1].firewall: there is no AppFirewall"
                      + " bi/reporting. Create it, or remove this peer."),
              new Condition(READY, FALSE, "FirewallNotFound", "1 of 8 rules is degraded."))
          .extracting(Condition::type)
          .doesNotContain(STALLED);
    }

    @Test
    void oneRuleIsOneRule() {
      assertThat(of(naming("reporting"), DONE))
          .contains(new Condition(READY, FALSE, "FirewallNotFound", "1 of 1 rule is degraded."));
    }

    @Test
    void severalAreCountedAndTheFirstIsTold() {
      assertThat(of(naming("b", "a"), DONE))
          .contains(
              new Condition(
                  RESOLVED_REFS,
                  FALSE,
                  "FirewallNotFound",
                  "spec.ingress[from-a].from[1].firewall: there is no AppFirewall bi/a."
                      + " Create it, or remove this peer. (and 1 more)"),
              new Condition(READY, FALSE, "FirewallNotFound", "2 of 2 rules are degraded."));
    }

    @Test
    void aRefusalOfTheApiServerDoesNotHideIt() {
      assertThat(of(naming("a"), new ApplyOutcome.Failed("the server said no")))
          .contains(
              new Condition(PROGRAMMED, FALSE, "ApplyFailed", "the server said no"),
              new Condition(READY, FALSE, "FirewallNotFound", "1 of 1 rule is degraded."));
    }
  }

  @Nested
  class WhereTheSpecIsWrong {
    private final FirewallBuilder wrong = web().with(ingress("x").peers(pods("a")));
    private final String why =
        "spec.ingress[x]: say which ports: add ports, or allPorts: true for every port.";

    @Test
    void itIsNotAcceptedAndWaitingCannotHelp() {
      assertThat(of(wrong, DONE))
          .containsExactly(
              new Condition(ACCEPTED, FALSE, "PortsRequired", why),
              new Condition(RESOLVED_REFS, UNKNOWN, "NotAccepted", "The spec is not accepted."),
              new Condition(
                  PROGRAMMED,
                  FALSE,
                  "NotAccepted",
                  "A NetworkPolicy written before stays as it is."),
              new Condition(READY, FALSE, "PortsRequired", why),
              new Condition(STALLED, TRUE, "PortsRequired", why));
    }

    @Test
    void whatWasAlteredMeanwhileIsTold() {
      assertThat(of(wrong, new ApplyOutcome.Drifted(name("appfw-web"))))
          .contains(
              new Condition(
                  PROGRAMMED,
                  FALSE,
                  "Drifted",
                  "NetworkPolicy shop/appfw-web was altered after we wrote it, and is left alone"
                      + " while the spec is not accepted."));
    }
  }

  @Test
  void whatWasAlteredInPreviewIsToldAndMayPass() {
    assertThat(of(web().mode(Mode.PREVIEW), new ApplyOutcome.Drifted(name("appfw-web"))))
        .contains(
            new Condition(
                READY,
                FALSE,
                "Drifted",
                "NetworkPolicy shop/appfw-web was altered after we wrote it, and is left alone"
                    + " in mode Preview."))
        .extracting(Condition::type)
        .doesNotContain(STALLED);
  }

  @Test
  void aConflictNamesTheForeignPolicyAndWaitingCannotHelp() {
    String message =
        "NetworkPolicy shop/appfw-web is not ours and is left alone. Rename or delete it, or hand"
            + " it over with the annotation appfirewall.io/adopt: \"true\".";
    assertThat(of(web(), new ApplyOutcome.Conflict(name("appfw-web"))))
        .containsExactly(
            IS_ACCEPTED,
            IS_RESOLVED,
            new Condition(PROGRAMMED, FALSE, "Conflict", message),
            new Condition(READY, FALSE, "Conflict", message),
            new Condition(STALLED, TRUE, "Conflict", message));
  }

  @Test
  void whatFailsIsTriedAgainAndNotStalled() {
    assertThat(of(web(), new ApplyOutcome.Failed("timeout")))
        .contains(new Condition(READY, FALSE, "ApplyFailed", "timeout"))
        .extracting(Condition::type)
        .doesNotContain(STALLED);
  }

  @Test
  void lintsDoNotMatter() {
    Compilation compilation =
        compile(web().with(ingress("x").peers(pods("a")).on(tcp(1)).expiresAt(YESTERDAY)));
    assertThat(compilation.diagnostics()).isNotEmpty();
    assertThat(Conditions.of(compilation, DONE))
        .contains(new Condition(READY, TRUE, "Ready", "All is as the spec wants it."));
  }
}
