package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.Compiled.codes;
import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.spec;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.name;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Selectors.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.Intent.KeepReason;
import io.appfirewall.core.compiler.Intent.RemoveReason;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.fixture.FirewallBuilder;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModesTest {
  private final FirewallBuilder web = firewall("web").allowsIngressFrom(pods("api"), tcp(80));

  @Test
  void enforceWithoutRulesIsolates() {
    assertThat(spec(compile(firewall("web"))))
        .isEqualTo(
            new PolicySpec(
                app("web"), new TreeSet<>(List.of(Direction.INGRESS)), List.of(), List.of()));
  }

  @Test
  void aFirewallOfAllPodsSelectsThemAll() {
    assertThat(spec(compile(firewall("web").members(LabelSelector.EVERYTHING))).podSelector())
        .isEqualTo(LabelSelector.EVERYTHING);
  }

  @Test
  void previewKeepsWhatStands() {
    assertThat(compile(web.mode(Mode.PREVIEW)).intent())
        .isEqualTo(new Intent.Keep(KeepReason.PREVIEW));
  }

  @Test
  void disabledRemoves() {
    assertThat(compile(web.mode(Mode.DISABLED)).intent())
        .isEqualTo(new Intent.Remove(RemoveReason.DISABLED));
  }

  @Test
  void aGroupAloneHasNoPolicy() {
    assertThat(compile(firewall("web").mode(Mode.GROUP_ONLY)).intent())
        .isEqualTo(new Intent.Remove(RemoveReason.GROUP_ONLY));
  }

  @Test
  void aGroupAloneHasNoRules() {
    Compilation compilation = compile(web.mode(Mode.GROUP_ONLY));
    assertThat(compilation.intent()).isEqualTo(new Intent.Keep(KeepReason.NOT_ACCEPTED));
    assertThat(codes(compilation)).containsExactly(Code.GROUP_ONLY_HAS_RULES);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"ENFORCE", "PREVIEW", "DISABLED"})
  void whateverTheModeMistakesAreReported(Mode mode) {
    assertThat(codes(compile(firewall("web").mode(mode).allowsIngressFrom(group("gone"), tcp(80)))))
        .containsExactly(Code.FIREWALL_NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheModeThePolicysNameIsKnown(Mode mode) {
    assertThat(compile(firewall("web").mode(mode)).policyName()).isEqualTo(name("appfw-web"));
  }
}
