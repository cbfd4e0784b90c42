package io.appfirewall.core.flow;

import static io.appfirewall.fixture.Addresses.block;
import static io.appfirewall.fixture.Addresses.cidrs;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.IpBlock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressLineTest {
  @Test
  void withoutBlocksIsOnePieceAFamily() {
    assertThat(pieces(AddressLine.cutBy(List.of())))
        .containsExactly("0.0.0.0-255.255.255.255", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  }

  @Test
  void isCutBeforeAndAfterEveryBlock() {
    assertThat(pieces(AddressLine.cutBy(cidrs("10.0.0.0/8", "10.0.0.0/31", "fd00::/127"))))
        .containsExactly(
            "0.0.0.0-9.255.255.255",
            "10.0.0.0-10.0.0.1",
            "10.0.0.2-10.255.255.255",
            "11.0.0.0-255.255.255.255",
            "::-fcff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "fd00::-fd00::1",
            "fd00::2-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  }

  @Test
  void isNotCutAtItsEnds() {
    assertThat(pieces(AddressLine.cutBy(cidrs("0.0.0.0/0", "255.255.255.255/32", "::/0"))))
        .containsExactly(
            "0.0.0.0-255.255.255.254",
            "255.255.255.255-255.255.255.255",
            "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  }

  @Test
  void findsTheAddressesOfABlockWithoutItsHoles() {
    AddressLine line = AddressLine.cutBy(cidrs("10.0.0.0/8", "10.1.0.0/16"));
    IpBlock block = block("10.0.0.0/8", "10.1.0.0/16");
    assertThat(line.piecesOf(block).contains(line.pieceOf(address("10.0.255.255")))).isTrue();
    assertThat(line.piecesOf(block).contains(line.pieceOf(address("10.1.0.0")))).isFalse();
    assertThat(line.piecesOf(block).contains(line.pieceOf(address("10.2.0.0")))).isTrue();
    assertThat(line.piecesOf(block).contains(line.pieceOf(address("11.0.0.0")))).isFalse();
    assertThat(line.piecesOf(block).contains(line.pieceOf(address("a00::")))).isFalse();
  }

  @Test
  void joinsPiecesOfEqualValuesButNotFamilies() {
    AddressLine line = AddressLine.cutBy(cidrs("10.0.0.0/8", "10.1.0.0/16"));
    assertThat(line.runs(piece -> "same"))
        .extracting(run -> run.addresses().cidrs())
        .containsExactly(cidrs("0.0.0.0/0"), cidrs("::/0"));
  }

  private static Cidr address(String text) {
    return Cidr.ofAddress(text).orElseThrow();
  }

  private static List<String> pieces(AddressLine line) {
    return IntStream.range(0, line.size()).mapToObj(line::piece).map(Object::toString).toList();
  }
}
