package io.appfirewall.operator.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/** What those are told who are not let in: a status, and a sentence on what to do. */
final class Refusal {
  private Refusal() {}

  /** It is not known who asks, or cannot be found out now. */
  static void unknown(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof AuthenticationServiceException) {
      write(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "The API server cannot be asked for your rights; the operator's log says why.");
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      write(
          response,
          HttpStatus.UNAUTHORIZED,
          "Send a token that the cluster's API server takes: Authorization: Bearer TOKEN.");
    }
  }

  /** It is known who asks, and they may not. */
  static void forbidden(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    write(
        response,
        HttpStatus.FORBIDDEN,
        "You may not do this. Have a ClusterRole grant you the path by nonResourceURLs.");
  }

  /** Nobody may. */
  static void notFound(
      HttpServletRequest request, HttpServletResponse response, RuntimeException why)
      throws IOException {
    write(response, HttpStatus.NOT_FOUND, "There is nothing here.");
  }

  private static void write(HttpServletResponse response, HttpStatus status, String sentence)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().println(sentence);
  }
}
