package io.appfirewall.dashboard.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its own. */
@ControllerAdvice
class Common {
  private final Site site;

  Common(Site site) {
    this.site = site;
  }

  @ModelAttribute
  void surroundings(HttpServletRequest request, Model model) {
    model.addAttribute("siteTitle", site.title());
    model.addAttribute("userName", site.userName(request));
    model.addAttribute("here", request.getServletPath());
    String query = request.getQueryString();
    model.addAttribute("address", request.getServletPath() + (query == null ? "" : "?" + query));
    model.addAttribute("seen", site.changes().count());
  }
}
