package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.page.Comparison;
import io.appfirewall.dashboard.sight.Sight;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What is there against what would be there with some manifests applied; nothing is applied. */
@Controller
class CompareController {
  /** In characters; a form may not hold much more. */
  private static final int LARGEST = 1_000_000;

  private final Clock clock;

  CompareController(Clock clock) {
    this.clock = clock;
  }

  @GetMapping("/compare")
  String page(Model model) {
    model.addAttribute("manifests", "");
    return "compare";
  }

  @PostMapping("/compare")
  String page(Sight sight, @RequestParam(defaultValue = "") String manifests, Model model) {
    model.addAttribute("manifests", manifests);
    model.addAttribute("comparison", json(sight, manifests));
    return "compare";
  }

  /** The manifests are the body, as YAML. */
  @PostMapping("/api/compare")
  @ResponseBody
  Comparison json(Sight sight, @RequestBody String manifests) {
    if (manifests.length() > LARGEST) {
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE,
          "These manifests have more than " + LARGEST + " characters; compare fewer at a time.");
    }
    return Comparison.of(sight, manifests, clock.instant());
  }
}
