package io.appfirewall.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.fixture.Addresses;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/0",
        "0.0.0.0/32",
        "10.0.0.0/8",
        "203.0.113.7/32",
        "255.255.255.255/32",
        "::/0",
        "::/128",
        "::1/128",
        "fd00::/8",
        "64:ff9b::/96",
        "2001:db8:0:1:1:1:1:1/128",
        "2001:db8::1:0:0:1/128",
        "2001:0:0:1::/64"
      })
  void aCanonicalTextIsReadAndWrittenAsItIs(String text) {
    assertThat(Cidr.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1/8, 10.0.0.0/8",
    "10.0.0.0/0, 0.0.0.0/0",
    "10.0.0.0/08, 10.0.0.0/8",
    "::/00, ::/0",
    "2001:db8::1/32, 2001:db8::/32",
    "2001:0db8::/32, 2001:db8::/32",
    "2001:DB8::/32, 2001:db8::/32",
    "2001:db8:0:0:1::1/128, 2001:db8::1:0:0:1/128",
    "0:0:0:0:0:0:0:0/0, ::/0",
    "64:ff9b::10.0.0.1/128, 64:ff9b::a00:1/128"
  })
  void aTextThatIsNotCanonicalTellsTheOneThatIs(String text, String canonical) {
    assertThat(Cidr.read(text)).contains(Cidr.of(canonical));
    assertThatThrownBy(() -> Cidr.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10.0.0.0",
        "::",
        "10/8",
        "10.0.0/8",
        "10.0/8",
        "010.0.0.0/8",
        "0x0a.0.0.0/8",
        "0b1010.0.0.0/8",
        "167772160/8",
        "*",
        "10.*.*.*/8",
        "10.0.0.0-5/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/8,10.1.0.0/8",
        "10.0.0.0 /8",
        "10.0.0.0/ 8",
        "10.0.0.256/32",
        "::/129",
        "::/0x10",
        "1::2::3/64",
        ":::/0",
        "[::1]/128",
        "fe80::1%eth0/64",
        "fe80::/64%eth0",
        "::ffff:10.0.0.0/104",
        "::ffff:10.0.0.1/128",
        "::ffff:0:0/96",
        "1-2-3.ipv6-literal.net/64",
        "localhost/8",
        "example.com/8",
        "00000000000000000000000000000000/0",
        "4)+k&C#VzJ4br>0wv%Yp/64",
        "٠.0.0.0/8"
      })
  void whatIsNoBlockIsNotRead(String text) {
    assertThat(Cidr.read(text)).isEmpty();
  }

  @Nested
  class OfAnAddress {
    @ParameterizedTest
    @CsvSource({
      "10.0.0.1, 10.0.0.1/32",
      "0.0.0.0, 0.0.0.0/32",
      "::, ::/128",
      "FD00::1, fd00::1/128"
    })
    void isThatAddressAlone(String address, String block) {
      assertThat(Cidr.ofAddress(address)).contains(Cidr.of(block));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "10.1",
          "10.0.0.0/8",
          "01.2.3.4",
          "fe80::1%eth0",
          "::ffff:10.0.0.1",
          "localhost",
          "*"
        })
    void isNothingWhereThereIsNone(String text) {
      assertThat(Cidr.ofAddress(text)).isEmpty();
    }
  }

  @Test
  void knowsItsFamilyAndLength() {
    assertThat(Cidr.of("0.0.0.0/0").family()).isEqualTo(Family.IPV4);
    assertThat(Cidr.of("0.0.0.0/0").prefixLength()).isZero();
    assertThat(Cidr.of("::1/128").family()).isEqualTo(Family.IPV6);
    assertThat(Cidr.of("::1/128").prefixLength()).isEqualTo(128);
  }

  @Nested
  class Containing {
    private final Cidr ten = Cidr.of("10.0.0.0/8");

    @Test
    void holdsForWhatIsInsideAndItself() {
      assertThat(ten.contains(Cidr.of("10.1.0.0/16"))).isTrue();
      assertThat(ten.contains(ten)).isTrue();
    }

    @Test
    void holdsStrictlyOnlyForWhatIsSmaller() {
      assertThat(ten.strictlyContains(Cidr.of("10.0.0.0/9"))).isTrue();
      assertThat(ten.strictlyContains(ten)).isFalse();
    }

    @Test
    void doesNotHoldForWhatIsWiderBesideOrOfTheOtherFamily() {
      assertThat(ten.contains(Cidr.of("10.0.0.0/7"))).isFalse();
      assertThat(ten.contains(Cidr.of("11.0.0.0/8"))).isFalse();
      assertThat(Cidr.of("0.0.0.0/0").contains(Cidr.of("::/128"))).isFalse();
    }
  }

  @Test
  void areOrderedByFamilyThenAddressThenTheWiderFirst() {
    List<Cidr> ordered =
        Addresses.cidrs(
            "0.0.0.0/0",
            "10.0.0.0/8",
            "10.0.0.0/9",
            "10.0.0.0/32",
            "10.128.0.0/9",
            "192.168.0.0/16",
            "::/0",
            "::1/128",
            "fd00::/8");
    assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
  }

  @Test
  void equalBlocksAreEqualHoweverTheyWereWritten() {
    assertThat(Cidr.read("2001:DB8:0::1/32"))
        .contains(Cidr.of("2001:db8::/32"))
        .map(Cidr::hashCode)
        .contains(Cidr.of("2001:db8::/32").hashCode());
    assertThat(Cidr.of("10.0.0.0/8")).isNotEqualTo(Cidr.of("10.0.0.0/9"));
  }
}
