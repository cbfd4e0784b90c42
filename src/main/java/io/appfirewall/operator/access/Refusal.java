package io.appfirewall.operator.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/** What those are told who are not let in: a status, and a sentence on what to do. */
final class Refusal {
  private static final String HTMX = "HX-Request";
  private static final String HTMX_REDIRECT = "HX-Redirect";

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

  /**
   * The same for pages: whoever asks for one with a browser is led to where they can sign in, and
   * from there back.
   */
  static void unknownAtPages(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    boolean inPart = request.getHeader(HTMX) != null;
    if (why instanceof AuthenticationServiceException || !(inPart || asksForPage(request))) {
      unknown(request, response, why);
      return;
    }
    boolean expired = TokenAuthentication.read(request) == null && TokenCookie.isThere(request);
    String address = SignIn.address(OwnPath.of(request), expired);
    if (inPart) {
      // What would follow a redirect here is a script, which would put the form into the page.
      response.setHeader(HTMX_REDIRECT, address);
      unknown(request, response, why);
    } else {
      response.setStatus(HttpStatus.FOUND.value());
      response.setHeader(HttpHeaders.LOCATION, address);
    }
  }

  private static boolean asksForPage(HttpServletRequest request) {
    String accepted = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    return HttpMethod.GET.matches(request.getMethod())
        && accepted.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE);
  }

  /** A form was sent that is none of ours, or an old one. */
  static void forgedForm(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    write(
        response,
        HttpStatus.FORBIDDEN,
        "This form does not count any longer. Go back, load the page anew, and send it again.");
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

  static void write(HttpServletResponse response, HttpStatus status, String sentence)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().println(sentence);
  }
}
