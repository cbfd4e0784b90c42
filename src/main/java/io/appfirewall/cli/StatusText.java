package io.appfirewall.cli;

import static java.util.stream.Collectors.joining;

import io.appfirewall.core.model.Kind;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * How objects stand, for people: those that are not ready, and how many there are.
 *
 * <pre>
 * degraded  AppFirewall shop/db  FirewallNotFound  5m
 *   spec.ingress[from-bi].from[0].firewall: there is no AppFirewall bi/reporting.
 * 1 of 41 objects is not ready (40 AppFirewalls, 1 FirewallBaseline).
 * </pre>
 */
final class StatusText {
  private final PrintWriter out;
  private final Ansi ansi;
  private final Instant now;

  StatusText(PrintWriter out, Ansi ansi, Instant now) {
    this.out = out;
    this.ansi = ansi;
    this.now = now;
  }

  void print(List<Standing> standings) {
    if (standings.isEmpty()) {
      out.println(
          "No AppFirewall, FirewallBaseline, AddressGroup or ClusterAddressGroup was found.");
      return;
    }
    List<Standing> amiss =
        standings.stream().filter(each -> each.state() != ObjectState.READY).toList();
    amiss.forEach(this::print);
    out.println(sum(amiss.size(), standings.size()) + " (" + kinds(standings) + ").");
  }

  private void print(Standing standing) {
    String age = standing.since().map(since -> "  " + age(since)).orElse("");
    String state = Styled.text(ansi, colour(standing.state()), standing.state().toString());
    String gap = " ".repeat("degraded".length() - standing.state().toString().length());
    out.println(state + gap + "  " + standing.id() + "  " + Shown.key(standing.reason()) + age);
    standing.messages().forEach(message -> out.println("  " + Shown.message(message)));
  }

  private static Style colour(ObjectState state) {
    return switch (state) {
      case READY -> Style.fg_green;
      case DEGRADED, WAITING -> Style.fg_yellow;
      case STALLED -> Style.fg_red;
    };
  }

  private static String sum(int amiss, int all) {
    return switch (amiss) {
      case 0 -> all == 1 ? "The one object is ready" : "All " + all + " objects are ready";
      case 1 -> "1 of " + all + (all == 1 ? " object" : " objects") + " is not ready";
      default -> amiss + " of " + all + " objects are not ready";
    };
  }

  private static String kinds(List<Standing> standings) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    standings.forEach(each -> counts.merge(each.id().kind(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey() + (each.getValue() == 1 ? "" : "s"))
        .collect(joining(", "));
  }

  /** As kubectl tells ages: in the largest unit that fits. */
  private String age(Instant since) {
    Duration age = Duration.between(since, now);
    if (age.toDays() > 0) {
      return age.toDays() + "d";
    }
    if (age.toHours() > 0) {
      return age.toHours() + "h";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
  }
}
