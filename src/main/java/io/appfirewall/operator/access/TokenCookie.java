package io.appfirewall.operator.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The token of somebody who has signed in, kept by their browser until it is closed. No replica has
 * to know of it, and no page's script can read it.
 */
final class TokenCookie {
  /** Browsers drop a cookie of more than 4096 bytes, and say nothing. */
  static final int LONGEST = 4_000;

  private static final String NAME = "appfirewall-token";

  /** By this prefix a browser takes it over TLS only, and from no other host of the domain. */
  private static final String SECURE_NAME = "__Host-" + NAME;

  /** As RFC 6750 has tokens. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private TokenCookie() {}

  /** Whether a text may be a token at all. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  static boolean isThere(HttpServletRequest request) {
    return value(request).isPresent();
  }

  static Optional<String> read(HttpServletRequest request) {
    return value(request).filter(TokenCookie::isToken);
  }

  private static Optional<String> value(HttpServletRequest request) {
    Cookie[] cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name(request)))
        .map(Cookie::getValue)
        .findFirst();
  }

  static void write(HttpServletRequest request, HttpServletResponse response, String token) {
    add(response, cookie(name(request), token).secure(request.isSecure()));
  }

  static void delete(HttpServletRequest request, HttpServletResponse response) {
    // What was kept before the way here was TLS goes, too.
    Stream<String> names = request.isSecure() ? Stream.of(SECURE_NAME, NAME) : Stream.of(NAME);
    names.forEach(
        name -> add(response, cookie(name, "").secure(request.isSecure()).maxAge(Duration.ZERO)));
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? SECURE_NAME : NAME;
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
    return ResponseCookie.from(name, value).httpOnly(true).sameSite("Strict").path("/");
  }

  private static void add(
      HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
