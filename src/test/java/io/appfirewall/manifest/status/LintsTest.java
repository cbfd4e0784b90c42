package io.appfirewall.manifest.status;

import static io.appfirewall.fixture.Names.firewallId;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.Lint;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.FieldPath.RuleRef;
import io.appfirewall.core.model.Direction;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LintsTest {
  private static final FieldPath RULE =
      FieldPath.of(new RuleRef(Direction.INGRESS, "in")).field("from");

  private static Diagnostic diagnostic(Code code, FieldPath path) {
    return new Diagnostic(code, firewallId("web"), path, "look.");
  }

  @Test
  void areTheLintsAmongTheDiagnosticsWithTheirRule() {
    assertThat(
            Lints.of(
                List.of(
                    diagnostic(Code.FIREWALL_NOT_FOUND, RULE),
                    diagnostic(Code.RULE_EXPIRED, RULE),
                    diagnostic(Code.OVERLAPPING_BASELINES, FieldPath.SPEC))))
        .containsExactly(
            new Lint("in", "RuleExpired", "spec.ingress[in].from: look."),
            new Lint(null, "OverlappingBaselines", "spec: look."));
  }

  @Test
  void areToldOnce() {
    assertThat(Lints.of(Collections.nCopies(3, diagnostic(Code.RULE_EXPIRED, RULE)))).hasSize(1);
  }

  @Test
  void areNotThereWhereThereAreNone() {
    assertThat(Lints.of(List.of(diagnostic(Code.FIREWALL_NOT_FOUND, RULE)))).isNull();
  }

  @Test
  void areNoMoreThanAStatusHolds() {
    List<Diagnostic> many =
        IntStream.range(0, 100)
            .mapToObj(i -> diagnostic(Code.RULE_EXPIRED, FieldPath.SPEC.index(i)))
            .toList();

    assertThat(Lints.of(many)).hasSize(64);
  }
}
