package io.appfirewall.operator.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody with a browser pastes their token, and where they have it forgotten. */
@Controller
@ConditionalOnProperty(
    name = "appfirewall.dashboard.access",
    havingValue = "token",
    matchIfMissing = true)
class SignIn {
  static final String PATH = "/sign-in";
  static final String OUT = "/sign-out";
  private static final String EXPIRED = "expired";

  private final Reviews reviews;
  private final FormTokens forms;

  SignIn(Reviews reviews, FormTokens forms) {
    this.reviews = reviews;
    this.forms = forms;
  }

  /**
   * Where to sign in, so as to get to a page.
   *
   * @param expired whether there is a token that counts no longer
   */
  static String address(String page, boolean expired) {
    return PATH
        + "?page="
        + URLEncoder.encode(page, StandardCharsets.UTF_8)
        + (expired ? "&" + EXPIRED : "");
  }

  @GetMapping(PATH)
  String ask(
      @RequestParam(defaultValue = OwnPath.START) String page,
      HttpServletRequest request,
      Model model) {
    return form(
        page,
        request.getParameterMap().containsKey(EXPIRED)
            ? "The API server does not take your token any longer. Paste another one."
            : "",
        model);
  }

  // As a parameter of this method, the token would be in the framework's log.
  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Object enter(HttpServletRequest request, HttpServletResponse response, Model model) {
    String page = parameter(request, "page");
    String token = parameter(request, "token").strip();
    if (token.length() > TokenCookie.LONGEST) {
      return refuse(
          page,
          HttpStatus.CONTENT_TOO_LARGE,
          "A browser keeps no token of more than " + TokenCookie.LONGEST + " characters.",
          response,
          model);
    }
    try {
      if (!TokenCookie.isToken(token) || reviews.user(token).isEmpty()) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return refuse(
            page,
            HttpStatus.UNAUTHORIZED,
            "The API server does not take this token. It may have expired, or be of another"
                + " cluster.",
            response,
            model);
      }
    } catch (AuthenticationServiceException e) {
      return refuse(
          page,
          HttpStatus.SERVICE_UNAVAILABLE,
          "The API server cannot be asked about the token; the operator's log says why.",
          response,
          model);
    }
    TokenCookie.write(request, response, token);
    forms.saveToken(null, request, response);
    return goTo(OwnPath.of(page));
  }

  @PostMapping(OUT)
  ResponseEntity<Void> leave(HttpServletRequest request, HttpServletResponse response) {
    TokenCookie.delete(request, response);
    forms.saveToken(null, request, response);
    return goTo(PATH);
  }

  private static String refuse(
      String page, HttpStatus status, String sentence, HttpServletResponse response, Model model) {
    response.setStatus(status.value());
    return form(page, sentence, model);
  }

  private static String form(String page, String sentence, Model model) {
    model.addAttribute("page", OwnPath.of(page));
    model.addAttribute("sentence", sentence);
    model.addAttribute("signingIn", true);
    // Nothing of the cluster to whom it does not know.
    model.addAttribute("siteTitle", "");
    return "sign-in";
  }

  // An address without a host, so that no header of a request decides where it leads.
  private static ResponseEntity<Void> goTo(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, path).build();
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getParameter(name), "");
  }
}
