package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the ports of a rule. */
final class PortReader {
  private static final int MOST = 32;

  private final Findings findings;
  private final Items items;
  private final Words words;

  PortReader(Findings findings) {
    this.findings = findings;
    this.items = new Items(findings);
    this.words = new Words(findings);
  }

  /** The ports of the rule at the path; empty when it names none, or none that can be read. */
  Optional<PortSet> ports(
      @Nullable List<io.appfirewall.api.Port> ports, @Nullable Boolean all, FieldPath rule) {
    boolean every = all != null && Flags.isTrue(all, rule.field("allPorts"), findings);
    if (ports != null && every) {
      findings.add(Code.EXACTLY_ONE, rule, "there are both ports and allPorts: keep one of them.");
    }
    if (ports == null) {
      return every ? Optional.of(PortSet.EVERY) : Optional.empty();
    }
    return items.readSome(ports, MOST, rule.field("ports"), this::port).map(PortSet::of);
  }

  private Optional<Port> port(io.appfirewall.api.Port port, FieldPath path) {
    Optional<Protocol> protocol =
        port.protocol() == null
            ? Optional.of(Protocol.TCP)
            : words.read(port.protocol(), path.field("protocol"), List.of(Protocol.values()));
    boolean every =
        port.allPorts() != null && Flags.isTrue(port.allPorts(), path.field("allPorts"), findings);
    IntOrString given = port.port();
    if (given != null && every) {
      findings.add(Code.EXACTLY_ONE, path, "there are both port and allPorts: keep one of them.");
      return Optional.empty();
    }
    if (given == null) {
      return withoutPort(port, every, protocol, path);
    }
    return PortNumbers.isGivenAsNumber(given)
        ? numbered(given.getIntVal(), port.endPort(), path)
            .flatMap(range -> protocol.map(p -> new Port.Numbered(p, range)))
        : named(given.getStrVal(), port.endPort(), path)
            .flatMap(name -> protocol.map(p -> new Port.Named(p, name)));
  }

  private Optional<Port> withoutPort(
      io.appfirewall.api.Port port, boolean every, Optional<Protocol> protocol, FieldPath path) {
    if (port.endPort() != null) {
      return invalidRange(path, "endPort needs a port number to begin with: give port, too.");
    }
    if (port.allPorts() == null) {
      findings.add(
          Code.EXACTLY_ONE,
          path,
          "there is neither port nor allPorts: give a port, or allPorts: true.");
    }
    return every ? protocol.map(Port.All::new) : Optional.empty();
  }

  private Optional<PortRange> numbered(int first, @Nullable Integer last, FieldPath path) {
    if (!PortNumbers.isNumber(first)) {
      findings.add(
          Code.INVALID_PORT,
          path.field("port"),
          first + " is no port: use a number from 1 to 65535.");
      return Optional.empty();
    }
    if (last == null) {
      return Optional.of(PortRange.single(first));
    }
    if (!PortNumbers.isNumber(last) || last < first) {
      return invalidRange(
          path,
          first
              + "-"
              + last
              + " is no range of ports: port must be not above endPort, and that not above 65535.");
    }
    return Optional.of(new PortRange(first, last));
  }

  private Optional<String> named(String name, @Nullable Integer last, FieldPath path) {
    if (last != null) {
      return invalidRange(path, "a named port has no range: remove endPort, or give a number.");
    }
    if (PortNumbers.isName(name)) {
      return Optional.of(name);
    }
    String question =
        name.matches("[0-9]{1,5}") ? " Did you mean the number, without quotation marks?" : "";
    findings.add(
        Code.INVALID_PORT_NAME,
        path.field("port"),
        Shown.quoted(name)
            + " is not the name of a port: use at most 15 lower-case letters, digits and single"
            + " '-', with at least one letter."
            + question);
    return Optional.empty();
  }

  private <T> Optional<T> invalidRange(FieldPath port, String message) {
    findings.add(Code.INVALID_RANGE, port.field("endPort"), message);
    return Optional.empty();
  }
}
