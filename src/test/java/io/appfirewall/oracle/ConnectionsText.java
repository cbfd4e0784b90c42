package io.appfirewall.oracle;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Ports;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.Protocol;

/** Reads what {@link Connections} prints; nothing is none. */
final class ConnectionsText {
  private ConnectionsText() {}

  static Connections read(String text) {
    if (text.equals("All")) {
      return Connections.ALL;
    }
    Connections all = Connections.NONE;
    for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      String[] words = part.split(" ", 2);
      for (String run : words[1].split(",", -1)) {
        String[] ends = run.split("-", 2);
        PortRange range =
            new PortRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        all = all.union(Connections.of(Protocol.valueOf(words[0]), Ports.of(range)));
      }
    }
    return all;
  }
}
