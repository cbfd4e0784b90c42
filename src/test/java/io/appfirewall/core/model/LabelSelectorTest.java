package io.appfirewall.core.model;

import static io.appfirewall.fixture.Selectors.absent;
import static io.appfirewall.fixture.Selectors.exists;
import static io.appfirewall.fixture.Selectors.in;
import static io.appfirewall.fixture.Selectors.labels;
import static io.appfirewall.fixture.Selectors.notIn;
import static io.appfirewall.fixture.Selectors.selecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LabelSelectorTest {
  @Test
  void withoutPartsItMatchesEverything() {
    assertThat(LabelSelector.EVERYTHING.matches(Map.of())).isTrue();
    assertThat(LabelSelector.EVERYTHING.matches(labels("a=b"))).isTrue();
  }

  @Test
  void everyLabelMustBeThereWithItsValue() {
    LabelSelector selector = selecting("a=1", "b=2");
    assertThat(selector.matches(labels("a=1", "b=2", "c=3"))).isTrue();
    assertThat(selector.matches(labels("a=1"))).isFalse();
    assertThat(selector.matches(labels("a=1", "b=3"))).isFalse();
  }

  @Test
  void anEmptyValueIsAValueAndNotAnAbsentLabel() {
    assertThat(selecting("a=").matches(labels("a="))).isTrue();
    assertThat(selecting("a=").matches(Map.of())).isFalse();
  }

  @Test
  void inNeedsTheLabel() {
    LabelSelector selector = selecting(in("a", "1", "2"));
    assertThat(selector.matches(labels("a=2"))).isTrue();
    assertThat(selector.matches(labels("a=3"))).isFalse();
    assertThat(selector.matches(Map.of())).isFalse();
  }

  @Test
  void notInHoldsWithoutTheLabel() {
    LabelSelector selector = selecting(notIn("a", "1", ""));
    assertThat(selector.matches(labels("a=2"))).isTrue();
    assertThat(selector.matches(labels("a=1"))).isFalse();
    assertThat(selector.matches(labels("a="))).isFalse();
    assertThat(selector.matches(Map.of())).isTrue();
  }

  @Test
  void existsAndItsOppositeLookAtTheKeyAlone() {
    assertThat(selecting(exists("a")).matches(labels("a="))).isTrue();
    assertThat(selecting(exists("a")).matches(labels("b=1"))).isFalse();
    assertThat(selecting(absent("a")).matches(labels("a="))).isFalse();
    assertThat(selecting(absent("a")).matches(labels("b=1"))).isTrue();
  }

  @Test
  void allPartsMustHold() {
    LabelSelector selector =
        new LabelSelector(new TreeMap<>(Map.of("a", "1")), List.of(exists("b"), notIn("c", "x")));
    assertThat(selector.matches(labels("a=1", "b=", "c=y"))).isTrue();
    assertThat(selector.matches(labels("a=1", "b=", "c=x"))).isFalse();
    assertThat(selector.matches(labels("a=2", "b="))).isFalse();
  }

  @Test
  void theOrderOfItsPartsDoesNotMatter() {
    assertThat(selecting(exists("b"), in("a", "2", "1"), exists("b")))
        .isEqualTo(selecting(in("a", "1", "2"), exists("b")));
  }

  @Test
  void isWrittenAsKubectlTakesIt() {
    LabelSelector selector =
        new LabelSelector(
            new TreeMap<>(Map.of("tier", "web", "app", "shop")),
            List.of(notIn("env", "b", "a"), absent("x"), in("env", "c"), exists("y")));
    assertThat(selector).hasToString("app=shop,tier=web,!x,env in (c),env notin (a,b),y");
  }

  @Test
  void valuesGoExactlyWithInAndNotIn() {
    assertThatThrownBy(() -> new Requirement("a", Operator.IN, new TreeSet<>()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Requirement("a", Operator.EXISTS, new TreeSet<>(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
