package io.appfirewall.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  @Nested
  class PortsAreASet {
    private static final int ROUNDS = 5_000;

    @Test
    void whoseRunsAreApart() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Ports(List.of(new PortRange(1, 5), new PortRange(6, 9))));
    }

    /** A bit for each port says the same, whatever the runs. */
    @Test
    void inEveryOperation() {
      Random random = new Random(1);
      for (int round = 0; round < ROUNDS; round++) {
        Ports a = random(random);
        Ports b = random(random);
        BitSet both = bits(a);
        both.and(bits(b));
        BitSet either = bits(a);
        either.or(bits(b));
        BitSet onlyA = bits(a);
        onlyA.andNot(bits(b));
        assertThat(bits(a.intersection(b))).as("%s and %s", a, b).isEqualTo(both);
        assertThat(bits(a.union(b))).as("%s or %s", a, b).isEqualTo(either);
        assertThat(bits(a.difference(b))).as("%s without %s", a, b).isEqualTo(onlyA);
        assertThat(a.isSubsetOf(b)).as("%s in %s", a, b).isEqualTo(onlyA.isEmpty());
      }
    }

    private static Ports random(Random random) {
      if (random.nextInt(10) == 0) {
        return random.nextBoolean() ? Ports.ALL : Ports.NONE;
      }
      Ports ports = Ports.NONE;
      for (int i = random.nextInt(5); i > 0; i--) {
        int first = random.nextInt(5) == 0 ? 65_530 : 1 + random.nextInt(12);
        ports = ports.union(Ports.of(new PortRange(first, first + random.nextInt(4))));
      }
      return ports;
    }

    private static BitSet bits(Ports ports) {
      BitSet bits = new BitSet();
      ports.runs().forEach(run -> bits.set(run.first(), run.last() + 1));
      return bits;
    }
  }

  @Nested
  class AsText {
    @Test
    void listProtocolsAndRuns() {
      Connections connections =
          Connections.of(Protocol.UDP, 53)
              .union(Connections.of(Protocol.TCP, Ports.of(new PortRange(9000, 9010))))
              .union(Connections.of(Protocol.TCP, 8080));
      assertThat(connections).hasToString("TCP 8080,9000-9010;UDP 53");
    }

    @Test
    void areAllWhenNothingIsMissing() {
      assertThat(Connections.ALL).hasToString("All");
      assertThat(Connections.ALL.difference(Connections.of(Protocol.SCTP, 7)))
          .hasToString("TCP 1-65535;UDP 1-65535;SCTP 1-6,8-65535");
    }
  }

  @Test
  void ofDifferentProtocolsHaveNothingInCommon() {
    List<Connections> ofEach = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      ofEach.add(Connections.of(protocol, Ports.ALL));
    }
    assertThat(ofEach.get(0).intersection(ofEach.get(1)).isEmpty()).isTrue();
    assertThat(ofEach.stream().reduce(Connections.NONE, Connections::union))
        .isEqualTo(Connections.ALL);
    assertThat(ofEach.get(2).isSubsetOf(ofEach.get(1))).isFalse();
  }
}
