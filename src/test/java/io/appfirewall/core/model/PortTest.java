package io.appfirewall.core.model;

import static io.appfirewall.fixture.Ports.every;
import static io.appfirewall.fixture.Ports.sctp;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortTest {
  private static final List<Port> ORDERED =
      List.of(
          tcp(80),
          tcp(80, 90),
          tcp(443),
          tcp("http"),
          tcp("sql"),
          every(Protocol.TCP),
          udp(53),
          udp("dns"),
          every(Protocol.UDP),
          sctp(7),
          every(Protocol.SCTP));

  @Test
  void areOrderedByProtocolThenNumbersNamesAndAll() {
    for (long seed = 0; seed < 100; seed++) {
      List<Port> shuffled = new ArrayList<>(ORDERED);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(PortSet.of(shuffled)).isEqualTo(PortSet.of(ORDERED));
      assertThat(shuffled.stream().sorted()).as("seed %d", seed).isEqualTo(ORDERED);
    }
  }

  @Test
  void comparedAreEqualExactlyWhenTheyAre() {
    for (Port a : ORDERED) {
      for (Port b : ORDERED) {
        assertThat(a.compareTo(b) == 0).as("%s and %s", a, b).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b)))
            .as("%s and %s", a, b)
            .isEqualTo(-Integer.signum(b.compareTo(a)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 65536", "2, 1", "-1, 5"})
  void noRangeIsEmptyOrBeyondTheEdges(int first, int last) {
    assertThatThrownBy(() -> new PortRange(first, last))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aListOfThemListsOne() {
    assertThatThrownBy(() -> PortSet.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aListOfPeersListsOne() {
    assertThatThrownBy(() -> PeerSet.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
