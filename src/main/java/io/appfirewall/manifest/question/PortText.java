package io.appfirewall.manifest.question;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.manifest.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the connections that {@code [PROTOCOL/]PORT} means. */
public final class PortText {
  private static final Pattern PORT =
      Pattern.compile("((?<protocol>TCP|UDP|SCTP)/)?(?<port>[^/]+)", Pattern.CASE_INSENSITIVE);
  private static final int LAST = 65_535;

  private PortText() {}

  /**
   * What a text means, by the destination's names where it is one.
   *
   * @throws IllegalArgumentException with a sentence when it means nothing
   */
  public static Connections read(String text, Optional<End> destination) {
    Matcher port = PORT.matcher(text);
    if (!port.matches()) {
      throw new IllegalArgumentException(text + " is no port; write it like 5432, UDP/53 or http.");
    }
    Optional<Protocol> protocol =
        Optional.ofNullable(port.group("protocol"))
            .map(name -> Protocol.valueOf(name.toUpperCase(Locale.ROOT)));
    String value = port.group("port");
    if (!value.chars().allMatch(Character::isDigit)) {
      return named(value, protocol, destination);
    }
    if (value.length() > 5 || Integer.parseInt(value) > LAST || Integer.parseInt(value) == 0) {
      throw new IllegalArgumentException(value + " is no port; ports are 1 to " + LAST + ".");
    }
    return Connections.of(protocol.orElse(Protocol.TCP), Integer.parseInt(value));
  }

  private static Connections named(
      String name, Optional<Protocol> protocol, Optional<End> destination) {
    if (destination.isEmpty() || !(destination.get() instanceof End.Pods to)) {
      throw new IllegalArgumentException(
          "A port's name, like " + name + ", is what the pods of --to call it; name them, too.");
    }
    List<NamedPort> ports =
        to.pods().stream()
            .flatMap(pod -> pod.ports().stream())
            .filter(port -> protocol.isEmpty() || protocol.get() == port.protocol())
            .toList();
    return ports.stream()
        .filter(port -> port.name().equals(name))
        .map(port -> Connections.of(port.protocol(), port.number()))
        .reduce(Connections::union)
        .orElseThrow(() ->
            new IllegalArgumentException(
                to.endpoint()
                    + " has no port "
                    + name
                    + "."
                    + Nearest.question(
                        name, ports.stream().map(NamedPort::name).distinct().toList())));
  }
}
