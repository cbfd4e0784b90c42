package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InternerTest {
  private final Interner interner = new Interner();

  @Test
  void equalValuesBecomeTheOneThatWasFirst() {
    Map<String, String> first = Map.of("app", "web");

    assertThat(interner.one(first)).isSameAs(first);
    assertThat(interner.one(Map.of("app", "web"))).isSameAs(first);
  }

  @Test
  void differentValuesStayApart() {
    interner.one(List.of("a"));
    List<String> other = List.of("b");

    assertThat(interner.one(other)).isSameAs(other);
  }
}
