package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.LabelSelector;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTextTest {
  @Test
  void isOneLabelOrSeveral() {
    assertThat(LabelsText.read("app=web")).contains(LabelSelector.labels(Map.of("app", "web")));
    assertThat(LabelsText.read(" app = web , example.com/tier=front,empty="))
        .contains(
            LabelSelector.labels(Map.of("app", "web", "example.com/tier", "front", "empty", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void isEverythingWhenEmpty(String text) {
    assertThat(LabelsText.read(text)).contains(LabelSelector.EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app",
        "=web",
        " =web",
        "app=a=b",
        "app=web,",
        ",",
        "app=web,,tier=x",
        "a b=c",
        "app=a b"
      })
  void isNothingWhereItIsNoLabels(String text) {
    assertThat(LabelsText.read(text)).isEmpty();
  }

  @Test
  void isNothingWhereOneLabelIsToHaveTwoValues() {
    assertThat(LabelsText.read("app=web,app=api")).isEmpty();
  }
}
