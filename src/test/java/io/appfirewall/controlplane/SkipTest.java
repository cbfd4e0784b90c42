package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkipTest {
  @Test
  void isAFailureInCi() {
    assertThatThrownBy(() -> Skip.announce("There is no moon.", environment(Map.of("CI", "true"))))
        .isInstanceOf(AssertionError.class)
        .hasMessage("In CI nothing may be skipped. There is no moon.");
  }

  @Test
  void isNoFailureElsewhere() {
    assertThatCode(() -> Skip.announce("(This is a test of skipping.)", environment(Map.of())))
        .doesNotThrowAnyException();
  }

  private static Environment environment(Map<String, String> variables) {
    return new Environment(variables, Path.of("/home/ada"));
  }
}
