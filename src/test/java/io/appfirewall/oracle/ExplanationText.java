package io.appfirewall.oracle;

import static java.util.stream.Collectors.joining;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.oracle.Explained.Half;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what netpol-analyzer prints of connections and their reasons:
 *
 * <pre>
 * Connections between a/x[Pod] => a/y[Pod]:
 *
 * Denied connections:
 *   Denied TCP:[1-79,81-65535], UDP, SCTP due to the following policies and rules:
 *     Egress (Allowed) due to the system default (Allow all)
 *     Ingress (Denied)
 *       NetworkPolicy 'a/y' selects a/y[Pod], and Ingress rule #1 selects a/x[Pod], but the
 *       protocols and ports do not match
 * </pre>
 */
final class ExplanationText {
  private static final Pattern ENDS = Pattern.compile("(Connections between )?(\\S+) => (\\S+?):?");
  private static final Pattern CONNECTIONS =
      Pattern.compile("\t(Allowed|Denied) (.+) due to the following policies and rules:");
  private static final Pattern CAUSE =
      Pattern.compile("\t\t\t(?:\t- )?NetworkPolicy '(\\S+)' (.+)");
  private static final Pattern ALLOWS = Pattern.compile("allows connections by \\w+ rule #(\\d+)");
  private static final Pattern OTHER_PORTS =
      Pattern.compile(
          ".+ but (?:the protocols and ports do not match|named ports of the rule have no match in"
              + " the configuration of the destination peer)");

  /**
   * Of one pair of ends.
   *
   * @param asked all the connections that this is the reason for
   */
  record Entry(String from, String to, Connections asked, Explained explained) {}

  private final List<Entry> entries = new ArrayList<>();
  private String from = "";
  private String to = "";

  private ExplanationText() {}

  static List<Entry> read(List<String> lines) {
    ExplanationText text = new ExplanationText();
    for (int i = 0; i < lines.size(); i++) {
      Matcher ends = ENDS.matcher(lines.get(i));
      Matcher connections = CONNECTIONS.matcher(lines.get(i));
      if (ends.matches()) {
        text.from = ends.group(2);
        text.to = ends.group(3);
        if (ends.group(1) == null) {
          text.add(Connections.ALL, true, List.of());
        }
      } else if (connections.matches()) {
        text.add(
            connections(connections.group(2)),
            connections.group(1).equals("Allowed"),
            lines.subList(i + 1, lines.size()).stream()
                .takeWhile(ExplanationText::isOfAHalf)
                .toList());
      }
    }
    return text.entries;
  }

  private void add(Connections asked, boolean isAllowed, List<String> halves) {
    entries.add(
        new Entry(
            from,
            to,
            asked,
            new Explained(
                isAllowed ? asked : Connections.NONE,
                half("Egress", halves),
                half("Ingress", halves))));
  }

  /** Lists end in a line that is empty. */
  private static boolean isOfAHalf(String line) {
    return line.isEmpty() || line.startsWith("\t\t");
  }

  private static Connections connections(String text) {
    return ConnectionsText.read(
        Stream.of(text.split(", (?=[A-Z])", -1))
            .map(part ->
                part.endsWith("]") ? part.replace(":[", " ").replace("]", "") : part + " 1-65535")
            .collect(joining(";")));
  }

  /** The system's default, which is to allow everything, has no causes. */
  private static Half half(String direction, List<String> halves) {
    List<String> own =
        halves.stream()
            .dropWhile(line -> !line.startsWith("\t\t" + direction))
            .takeWhile(line -> line.startsWith("\t\t" + direction) || line.startsWith("\t\t\t"))
            .toList();
    List<Matcher> causes = own.stream().map(CAUSE::matcher).filter(Matcher::matches).toList();
    boolean isDenied = !own.isEmpty() && own.getFirst().contains("(Denied)");
    return isDenied
        ? Half.denied(
            causes.stream().map(cause -> cause.group(1)),
            causes.stream().anyMatch(cause -> OTHER_PORTS.matcher(cause.group(2)).matches()))
        : Half.allowed(causes.stream().map(cause -> cause.group(1) + " " + rule(cause.group(2))));
  }

  private static String rule(String cause) {
    Matcher allows = ALLOWS.matcher(cause);
    if (!allows.matches()) {
      throw new IllegalArgumentException("no reason to allow anything: " + cause);
    }
    return "rule " + allows.group(1);
  }
}
