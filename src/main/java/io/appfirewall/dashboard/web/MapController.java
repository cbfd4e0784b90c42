package io.appfirewall.dashboard.web;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.page.DrawnMaps;
import io.appfirewall.dashboard.page.FlowMap;
import io.appfirewall.dashboard.page.FlowMap.Focus;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Wholes;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Groups and the flows between them, as a graph and as a table. */
@Controller
class MapController {
  private final Wholes wholes;
  private final DrawnMaps maps = new DrawnMaps();

  MapController(Wholes wholes) {
    this.wholes = wholes;
  }

  @GetMapping("/map")
  String page(
      Sight sight,
      @RequestParam(defaultValue = "") String namespace,
      @RequestParam(defaultValue = "") String firewall,
      Model model) {
    model.addAttribute("map", json(sight, namespace, firewall));
    model.addAttribute("namespace", namespace);
    model.addAttribute("firewall", firewall);
    return "map";
  }

  /**
   * What the graph is drawn from.
   *
   * @param firewall {@code NAMESPACE/NAME}; empty for all
   */
  @GetMapping("/api/map")
  @ResponseBody
  FlowMap json(
      Sight sight,
      @RequestParam(defaultValue = "") String namespace,
      @RequestParam(defaultValue = "") String firewall) {
    return maps.of(wholes.of(sight), new Focus(namespace, name(firewall)));
  }

  private static Optional<NamespacedName> name(String text) {
    int slash = text.indexOf('/');
    return slash > 0 && slash < text.length() - 1
        ? Optional.of(new NamespacedName(text.substring(0, slash), text.substring(slash + 1)))
        : Optional.empty();
  }
}
