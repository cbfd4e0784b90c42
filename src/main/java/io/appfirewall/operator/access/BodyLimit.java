package io.appfirewall.operator.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads no more of a stranger than a form with a token can be long. */
final class BodyLimit extends OncePerRequestFilter {
  private static final int MOST_BYTES = 8 * 1024;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // A body that comes in chunks does not say beforehand how long it is.
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
        || request.getContentLengthLong() > MOST_BYTES) {
      Refusal.write(response, HttpStatus.CONTENT_TOO_LARGE, "No token is as long as that.");
    } else {
      chain.doFilter(request, response);
    }
  }
}
