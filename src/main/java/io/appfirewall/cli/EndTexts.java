package io.appfirewall.cli;

import io.appfirewall.core.flow.Endpoint;
import java.util.HashMap;
import java.util.Map;

/**
 * Ends of flows as they are printed: each has many flows, and a block of addresses takes a while.
 */
final class EndTexts {
  private final Map<Endpoint, String> known = new HashMap<>();

  String of(Endpoint end) {
    return known.computeIfAbsent(end, Endpoint::toString);
  }
}
