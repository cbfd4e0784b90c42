package io.appfirewall.operator.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Finds out by their token who asks. */
final class TokenAuthentication implements AuthenticationManager {
  private static final Pattern HEADER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

  private final Reviews reviews;

  TokenAuthentication(Reviews reviews) {
    this.reviews = reviews;
  }

  /** The token of {@code Authorization: Bearer TOKEN}; null where there is none. */
  static @Nullable Authentication read(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return null;
    }
    Matcher token = HEADER.matcher(header.strip());
    return token.matches()
        ? UsernamePasswordAuthenticationToken.unauthenticated("", token.group(1))
        : null;
  }

  /** The same, else the token of whoever has signed in. */
  static @Nullable Authentication readOrSignedIn(HttpServletRequest request) {
    Authentication token = read(request);
    return token != null
        ? token
        : TokenCookie.read(request)
            .map(kept -> UsernamePasswordAuthenticationToken.unauthenticated("", kept))
            .orElse(null);
  }

  @Override
  public Authentication authenticate(Authentication token) {
    return reviews
        .user(String.valueOf(token.getCredentials()))
        .map(user -> UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()))
        .orElseThrow(() -> new BadCredentialsException("no token of this cluster"));
  }
}
