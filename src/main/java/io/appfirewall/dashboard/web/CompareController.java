package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.page.Comparison;
import io.appfirewall.dashboard.sight.Sight;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * What is there against the site's base, and against what would be there with some manifests
 * applied; nothing is applied.
 */
@Controller
class CompareController {
  /** In characters; a form may not hold much more. */
  private static final int LARGEST = 1_000_000;

  private final Site site;
  private final Clock clock;

  CompareController(Site site, Clock clock) {
    this.site = site;
    this.clock = clock;
  }

  @GetMapping("/compare")
  String page(Sight sight, HttpServletRequest request, Model model) {
    addBase(sight, request, model);
    model.addAttribute("manifests", "");
    return "compare";
  }

  @PostMapping("/compare")
  String page(
      Sight sight,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String manifests,
      Model model) {
    addBase(sight, request, model);
    model.addAttribute("manifests", manifests);
    model.addAttribute("comparison", json(sight, manifests));
    return "compare";
  }

  private void addBase(Sight sight, HttpServletRequest request, Model model) {
    site.base().ifPresent(base -> model.addAttribute("base", base.title()));
    againstBase(sight, request).ifPresent(flows -> model.addAttribute("againstBase", flows));
  }

  @GetMapping("/api/compare")
  @ResponseBody
  Comparison json(Sight sight, HttpServletRequest request) {
    return againstBase(sight, request)
        .orElseThrow(() ->
            new ResponseStatusException(
                HttpStatus.NOT_FOUND,
                "There is no base to compare with. Start the dashboard with --base, or POST"
                    + " manifests."));
  }

  private Optional<Comparison> againstBase(Sight sight, HttpServletRequest request) {
    return site.base()
        .map(base -> Comparison.against(new Sight(base.inventory(), site.viewer(request)), sight));
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
