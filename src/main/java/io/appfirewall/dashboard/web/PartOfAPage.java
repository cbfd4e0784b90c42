package io.appfirewall.dashboard.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Renders of a page only the part that follows changes where htmx asks for it, as an open page does
 * each second while something changes. htmx names the part in its request headers {@code
 * HX-Request} and {@code HX-Target}.
 */
final class PartOfAPage implements HandlerInterceptor {
  /** The identifiers of such parts. Nothing else from a header may get into a view's name. */
  private static final Set<String> PARTS = Set.of("live", "answer");

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    String part = request.getHeader("HX-Target");
    if (page != null
        && request.getDispatcherType() == DispatcherType.REQUEST
        && "true".equals(request.getHeader("HX-Request"))
        && part != null
        && PARTS.contains(part)) {
      page.setViewName(page.getViewName() + " :: #" + part);
    }
  }
}
