package io.appfirewall.dashboard.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;

/** Says in a sentence why there is no page. */
@ControllerAdvice(basePackageClasses = Errors.class)
class Errors {
  private final Common common;

  Errors(Common common) {
    this.common = common;
  }

  @ExceptionHandler
  Object status(
      ResponseStatusException e,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    HttpStatusCode status = e.getStatusCode();
    String sentence = Objects.requireNonNullElse(e.getReason(), "That did not work.");
    if (request.getServletPath().startsWith("/api/")) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_JSON)
          .body(Map.of("error", sentence));
    }
    response.setStatus(status.value());
    common.surroundings(request, model);
    model.addAttribute("status", status.value());
    model.addAttribute("sentence", sentence);
    return "error";
  }
}
