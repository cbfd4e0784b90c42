package io.appfirewall.core.model;

import static io.appfirewall.fixture.Addresses.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpBlockTest {
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "10.0.0.0/7", "11.0.0.0/16", "::/16"})
  void aHoleIsStrictlyInside(String hole) {
    assertThatThrownBy(() -> block("10.0.0.0/8", hole))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(hole);
  }

  @Test
  void theOrderOfHolesDoesNotMatterNorDoTheirRepeats() {
    assertThat(block("10.0.0.0/8", "10.2.0.0/16", "10.1.0.0/16", "10.2.0.0/16"))
        .isEqualTo(block("10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16"));
  }

  @Nested
  class Aggregated {
    @Test
    void neighboursBecomeOne() {
      assertThat(aggregate(block("10.0.0.0/9"), block("10.128.0.0/9")))
          .containsExactly(block("10.0.0.0/8"));
    }

    @Test
    void whatLiesInAnotherGoes() {
      assertThat(aggregate(block("10.1.0.0/16"), block("10.0.0.0/8"), block("10.0.0.0/8")))
          .containsExactly(block("10.0.0.0/8"));
    }

    @Test
    void familiesStayApart() {
      assertThat(aggregate(block("::/1"), block("0.0.0.0/1"), block("8000::/1")))
          .containsExactly(block("0.0.0.0/1"), block("::/0"));
    }

    @Test
    void aHoleThatAnotherBlockFillsIsGone() {
      assertThat(aggregate(block("10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16"), block("10.1.0.0/16")))
          .containsExactly(block("10.0.0.0/8", "10.2.0.0/16"), block("10.1.0.0/16"));
    }

    @Test
    void aBlockThatLostItsLastHoleFillsThoseOfOthers() {
      assertThat(
              aggregate(
                  block("10.0.0.0/8", "10.1.0.0/16"),
                  block("10.1.0.0/16", "10.1.1.0/24"),
                  block("10.1.1.0/24")))
          .containsExactly(block("10.0.0.0/8"));
    }

    @Test
    void holesThatOnlyPartlyAreFilledStay() {
      assertThat(aggregate(block("10.0.0.0/8", "10.1.0.0/16"), block("10.1.1.0/24")))
          .containsExactly(block("10.0.0.0/8", "10.1.0.0/16"), block("10.1.1.0/24"));
    }

    @Test
    void nothingIsNobody() {
      assertThat(aggregate()).isEmpty();
    }

    private static List<IpBlock> aggregate(IpBlock... blocks) {
      return IpBlock.aggregate(List.of(blocks));
    }
  }
}
