package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.sight.Changes;
import io.appfirewall.dashboard.sight.Inventory;
import io.appfirewall.dashboard.sight.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the pages are about, and who looks at them; each program that serves them has its own. */
public interface Site {
  /** What is shown, in a few words: the cluster's name, or the paths of files. */
  String title();

  /** Everything as it is now. */
  Inventory inventory();

  /** What it is set against, where there is something. */
  default Optional<Base> base() {
    return Optional.empty();
  }

  /** Hears of changes of it, and of what it is set against. */
  Changes changes();

  /** Who asks. */
  Viewer viewer(HttpServletRequest request);

  /** The name under which they signed in; empty where nobody has to. */
  String userName(HttpServletRequest request);
}
