package io.appfirewall.dashboard.web;

import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.page.Reach;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Wholes;
import io.appfirewall.manifest.GroupReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Who reaches a firewall's members, and whom they reach; asked for once its page is there. */
@Controller
class ReachController {
  private final Wholes wholes;

  ReachController(Wholes wholes) {
    this.wholes = wholes;
  }

  @GetMapping("/firewalls/{namespace}/{name}/reach")
  String page(Sight sight, @PathVariable String namespace, @PathVariable String name, Model model) {
    model.addAttribute("reach", json(sight, namespace, name));
    return "reach";
  }

  @GetMapping("/api/firewalls/{namespace}/{name}/reach")
  @ResponseBody
  Reach json(Sight sight, @PathVariable String namespace, @PathVariable String name) {
    NamespacedName id = new NamespacedName(namespace, name);
    Group group =
        sight
            .firewall(id)
            .flatMap(GroupReader::read)
            .orElseThrow(() -> new NotSeen("AppFirewall " + namespace + "/" + name));
    return group
        .members()
        .map(members -> Reach.of(wholes.of(sight), id, members))
        .orElse(Reach.OF_NOBODY);
  }
}
