package io.appfirewall.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0/0", "::/0", "10.0.0.0/8", "10.0.0.1/32", "2001:db8::/32", "::1/128"})
  void aCanonicalTextIsItsOwnBlock(String text) {
    assertThat(Cidr.read(text)).map(Cidr::toString).hasValue(text);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1/8, 10.0.0.0/8", "2001:DB8::1/32, 2001:db8::/32", "10.0.0.0/08, 10.0.0.0/8"})
  void anotherTextIsTheBlockThatItMeans(String text, String block) {
    assertThat(Cidr.read(text)).map(Cidr::toString).hasValue(block);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "/8",
        "10.0.0.0",
        "10.0.0/8",
        "10.0.0.0/33",
        "010.0.0.0/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0-11/8",
        "fe80::%eth0/64",
        "::ffff:10.0.0.0/104",
        "localhost/8",
        "10.0.0.0/-1"
      })
  void whatIsNoBlockIsNotRead(String text) {
    assertThat(Cidr.read(text)).isEmpty();
  }
}
