package io.appfirewall.operator.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OwnPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/firewalls?search=a%26b", "/firewalls/shop/web", "/a//b?u=//c"})
  void ofAPathIsThatPath(String path) {
    assertThat(OwnPath.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "firewalls",
        "https://example.com/",
        "//example.com/",
        "///example.com/",
        "/\\example.com/",
        "\\\\example.com/",
        "/\t/example.com/",
        " //example.com/",
        "/ü",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: b=c"
      })
  void ofAnythingElseIsTheFirstPage(String text) {
    assertThat(OwnPath.of(text)).isEqualTo("/");
  }

  @Test
  void isNotEndless() {
    assertThat(OwnPath.of("/" + "a".repeat(2_000))).isEqualTo("/");
  }

  @Test
  void ofARequestIsAllThatWasAskedFor() {
    var request = new MockHttpServletRequest("GET", "/firewalls");
    request.setQueryString("search=a%26b");

    assertThat(OwnPath.of(request)).isEqualTo("/firewalls?search=a%26b");
  }
}
