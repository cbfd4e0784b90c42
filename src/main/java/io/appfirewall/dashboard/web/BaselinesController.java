package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.page.BaselinePage;
import io.appfirewall.dashboard.sight.Resource;
import io.appfirewall.dashboard.sight.Sight;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** How far the roll-out of default-deny is. */
@Controller
class BaselinesController {
  @GetMapping("/baselines")
  String page(Sight sight, Model model) {
    model.addAttribute("baselines", BaselinePage.all(sight));
    model.addAttribute("seesBaselines", sight.seesEverywhere(Resource.FIREWALL_BASELINES));
    model.addAttribute("seesNamespaces", sight.seesEverywhere(Resource.NAMESPACES));
    return "baselines";
  }

  @GetMapping("/api/baselines")
  @ResponseBody
  List<BaselinePage> json(Sight sight) {
    return BaselinePage.all(sight);
  }
}
