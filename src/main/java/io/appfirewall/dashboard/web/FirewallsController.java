package io.appfirewall.dashboard.web;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.page.FirewallDetail;
import io.appfirewall.dashboard.page.FirewallQuery;
import io.appfirewall.dashboard.page.FirewallTable;
import io.appfirewall.dashboard.sight.Sight;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The table of firewalls, and one firewall. */
@Controller
class FirewallsController {
  @ModelAttribute("query")
  FirewallQuery query(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String namespace,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String mode,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") int page) {
    return new FirewallQuery(search, namespace, state, mode, sort, page);
  }

  @GetMapping("/firewalls")
  String page(Sight sight, @ModelAttribute("query") FirewallQuery query, Model model) {
    model.addAttribute("table", FirewallTable.of(sight, query));
    return "firewalls";
  }

  @GetMapping("/api/firewalls")
  @ResponseBody
  FirewallTable json(Sight sight, @ModelAttribute("query") FirewallQuery query) {
    return FirewallTable.of(sight, query);
  }

  @GetMapping("/firewalls/{namespace}/{name}")
  String page(Sight sight, @PathVariable String namespace, @PathVariable String name, Model model) {
    model.addAttribute("detail", detail(sight, namespace, name));
    return "firewall";
  }

  @GetMapping("/api/firewalls/{namespace}/{name}")
  @ResponseBody
  FirewallDetail json(Sight sight, @PathVariable String namespace, @PathVariable String name) {
    return detail(sight, namespace, name);
  }

  private static FirewallDetail detail(Sight sight, String namespace, String name) {
    return FirewallDetail.of(sight, new NamespacedName(namespace, name))
        .orElseThrow(() -> new NotSeen("AppFirewall " + namespace + "/" + name));
  }
}
