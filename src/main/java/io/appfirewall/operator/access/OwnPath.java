package io.appfirewall.operator.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** Where to go on after signing in: one of our own pages, whatever a link may say. */
final class OwnPath {
  static final String START = "/";
  private static final int LONGEST = 2_000;

  private OwnPath() {}

  /** The page that was asked for. */
  static String of(HttpServletRequest request) {
    String query = request.getQueryString();
    return of(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  /** The same text where it is a path, and so on this very host; else the first page. */
  static String of(String text) {
    try {
      URI uri = new URI(text);
      // Of two slashes at the start, or more, a browser makes the name of a host.
      boolean own =
          text.startsWith("/")
              && !text.startsWith("//")
              && text.length() <= LONGEST
              && text.chars().allMatch(c -> c > ' ' && c < 0x7f)
              && uri.getRawAuthority() == null;
      return own ? text : START;
    } catch (URISyntaxException e) {
      return START;
    }
  }
}
