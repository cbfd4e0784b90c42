package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.page.Overview;
import io.appfirewall.dashboard.sight.Sight;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Everything at a glance. */
@Controller
class OverviewController {
  @GetMapping("/")
  String page(Sight sight, Model model) {
    model.addAttribute("overview", Overview.of(sight));
    return "overview";
  }

  @GetMapping("/api/overview")
  @ResponseBody
  Overview json(Sight sight) {
    return Overview.of(sight);
  }
}
