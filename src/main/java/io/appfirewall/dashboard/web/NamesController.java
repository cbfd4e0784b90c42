package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.page.Ask;
import io.appfirewall.dashboard.sight.Sight;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Completes names; apart from the questions, so that none is answered for each letter typed. */
@Controller
class NamesController {
  /** Options for what is being typed. */
  @GetMapping("/names")
  String names(
      Sight sight,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Model model) {
    model.addAttribute("names", Ask.names(sight, from.isEmpty() ? to : from));
    return "names";
  }

  @GetMapping("/api/names")
  @ResponseBody
  List<String> names(Sight sight, @RequestParam(defaultValue = "") String start) {
    return Ask.names(sight, start);
  }
}
