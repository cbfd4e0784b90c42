package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.page.Ask;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Wholes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Whether one may connect to another, and why. */
@Controller
class AskController {
  private final Wholes wholes;

  AskController(Wholes wholes) {
    this.wholes = wholes;
  }

  @ModelAttribute("ask")
  Ask ask(
      Sight sight,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String port) {
    return Ask.of(sight, wholes::of, from, to, port);
  }

  @GetMapping("/ask")
  String page() {
    return "ask";
  }

  @GetMapping("/api/ask")
  @ResponseBody
  Ask json(@ModelAttribute("ask") Ask ask) {
    return ask;
  }
}
