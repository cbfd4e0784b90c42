package io.appfirewall.cluster;

import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SelectorIndexTest {
  private static final LabelSelector WEB = LabelSelector.labels(Map.of("app", "web"));

  private final SelectorIndex index = new SelectorIndex();

  private void put(String group, LabelSelector members) {
    index.put(new Group(name(group), Optional.of(members)));
  }

  @Nested
  class FindsOfAPod {
    @Test
    void everyGroupThatSelectsIt() {
      put("web", WEB);
      put("also-web", WEB);
      put("tier", LabelSelector.labels(Map.of("tier", "front")));
      put("api", LabelSelector.labels(Map.of("app", "api")));

      assertThat(index.of("shop", Map.of("app", "web", "tier", "front")))
          .containsExactlyInAnyOrder(name("web"), name("also-web"), name("tier"));
    }

    @Test
    void noneThatAsksForMoreThanItHas() {
      put("web", LabelSelector.labels(Map.of("app", "web", "tier", "front")));

      assertThat(index.of("shop", Map.of("app", "web"))).isEmpty();
      assertThat(index.of("shop", Map.of("tier", "front"))).isEmpty();
    }

    @Test
    void thoseThatAskForNoCertainLabel() {
      put("all", LabelSelector.EVERYTHING);
      put(
          "either",
          LabelSelector.requirement(
              new Requirement("app", Operator.IN, new TreeSet<>(List.of("web", "api")))));
      put(
          "neither",
          LabelSelector.requirement(
              new Requirement("app", Operator.DOES_NOT_EXIST, new TreeSet<>())));

      assertThat(index.of("shop", Map.of("app", "web")))
          .containsExactlyInAnyOrder(name("all"), name("either"));
      assertThat(index.of("shop", Map.of()))
          .containsExactlyInAnyOrder(name("all"), name("neither"));
    }

    @Test
    void noneOfAnotherNamespace() {
      put("web", WEB);
      put("bi/all", LabelSelector.EVERYTHING);

      assertThat(index.of("bi", Map.of("app", "web"))).containsExactly(name("bi/all"));
    }
  }

  @Nested
  class WhenAGroup {
    @Test
    void changesItsSelectorTheOldOneCountsNoMore() {
      put("web", WEB);

      put("web", LabelSelector.labels(Map.of("app", "api")));

      assertThat(index.of("shop", Map.of("app", "web"))).isEmpty();
      assertThat(index.of("shop", Map.of("app", "api"))).containsExactly(name("web"));
    }

    @Test
    void becomesUnreadableItHasNoMembers() {
      put("web", WEB);

      index.put(new Group(name("web"), Optional.empty()));

      assertThat(index.of("shop", Map.of("app", "web"))).isEmpty();
      assertThat(index.members(name("web"))).isEmpty();
    }

    @Test
    void goesItsNeighboursStay() {
      put("web", WEB);
      put("also-web", WEB);

      index.remove(name("web"));

      assertThat(index.of("shop", Map.of("app", "web"))).containsExactly(name("also-web"));
    }
  }
}
