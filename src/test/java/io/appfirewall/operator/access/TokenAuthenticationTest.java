package io.appfirewall.operator.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;

class TokenAuthenticationTest {
  private static Optional<Object> read(@Nullable String header) {
    var request = new MockHttpServletRequest();
    if (header != null) {
      request.addHeader("Authorization", header);
    }
    return Optional.ofNullable(TokenAuthentication.read(request))
        .map(Authentication::getCredentials);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a.b-c_d~1/2+=", "bearer a.b-c_d~1/2+=", "Bearer  a.b-c_d~1/2+= "})
  void readsTheToken(String header) {
    assertThat(read(header)).contains("a.b-c_d~1/2+=");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearera", "Basic YTpi", "Bearer a b"})
  void findsNoneWhereThereIsNone(@Nullable String header) {
    assertThat(read(header)).isEmpty();
  }

  @Test
  void doesNotTellTheTokenInWords() {
    var request = new MockHttpServletRequest();
    request.addHeader("Authorization", "Bearer secret");

    assertThat(String.valueOf(TokenAuthentication.read(request))).doesNotContain("secret");
  }
}
