package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> FIELDS = List.of("podSelector", "policyTypes", "ports", "port");

  @Test
  void aSlipIsRecognised() {
    assertThat(Nearest.of("podSelektor", FIELDS)).hasValue("podSelector");
  }

  @Test
  void caseDoesNotMatter() {
    assertThat(Nearest.of("PORTS", FIELDS)).hasValue("ports");
  }

  @Test
  void theNearestIsTaken() {
    assertThat(Nearest.of("portss", FIELDS)).hasValue("ports");
  }

  @Test
  void whatIsLikeNothingIsNotGuessed() {
    assertThat(Nearest.of("replicas", FIELDS)).isEmpty();
  }

  @Test
  void longTextIsNotCompared() {
    assertThat(Nearest.of("p".repeat(100_000), FIELDS)).isEmpty();
  }
}
