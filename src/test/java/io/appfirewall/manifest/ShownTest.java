package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void plainTextIsShownAsItIs() {
    assertThat(Shown.quoted("Zürich 10.0.0.0/8")).isEqualTo("\"Zürich 10.0.0.0/8\"");
  }

  @Test
  void newLinesEscapesAndTextThatRunsBackwardsAreSpelt() {
    assertThat(Shown.plain("a\nb\u001b[31m\u202ec\u2028"))
        .isEqualTo("a\\u000ab\\u001b[31m\\u202ec\\u2028");
  }

  @Test
  void longTextIsCut() {
    assertThat(Shown.plain("x".repeat(5000))).isEqualTo("x".repeat(60) + "...");
  }
}
