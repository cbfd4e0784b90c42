package io.appfirewall.dashboard.web;

import io.appfirewall.manifest.Shown;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Something is not there, or not for the one who asks; which of the two is not told. */
final class NotSeen extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  NotSeen(String what) {
    super(HttpStatus.NOT_FOUND, "There is no " + Shown.message(what) + ", or you may not see it.");
  }
}
