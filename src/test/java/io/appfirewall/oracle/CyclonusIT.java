package io.appfirewall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The evaluator and cyclonus, blocks of addresses over pods included. */
class CyclonusIT {
  private final Oracles oracles = Oracles.find();

  @Test
  void agreesInEveryCaseThatCyclonusGenerates() {
    List<Case> cases = oracles.cyclonusCases().answers().stream().map(Case::read).toList();
    assertThat(cases).as("steps of cases").hasSizeGreaterThan(220);
    assertThat(cases.stream().mapToLong(Case::assertThatWeAgree).sum()).isGreaterThan(250_000);
  }

  @Test
  void agreesInRandomNetworks() {
    assertThat(RandomCases.judgedBy(oracles.cyclonus()).mapToLong(Case::assertThatWeAgree).sum())
        .isGreaterThan(500_000);
  }
}
