package io.appfirewall.cli;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.explain.Half;
import io.appfirewall.core.explain.RuleWords;
import io.appfirewall.core.explain.Verdict;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Direction;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Explanations for people.
 *
 * <pre>
 * Denied: shop/web[Deployment] -> shop/db[StatefulSet]  TCP 8080
 *   egress: allowed, shop/web[Deployment] is not isolated
 *   ingress: denied, PORT_MISMATCH
 *     isolated by AppFirewall shop/db
 *     The port is TCP 8080, and rule from-api of AppFirewall shop/db opens TCP 5432.
 * </pre>
 */
final class ExplanationText {
  private final PrintWriter out;
  private final Ansi ansi;

  ExplanationText(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  void print(Explanation explanation) {
    Verdict verdict = explanation.verdict();
    out.println(
        "%s: %s -> %s%s"
            .formatted(
                word(verdict.isAllowed(), "Allowed", "Denied"),
                explanation.from().endpoint(),
                explanation.to().endpoint(),
                connections(verdict.isAllowed() ? verdict.open() : explanation.asked())));
    explanation.note().ifPresent(note -> out.println("  " + note));
    print("  ", explanation, verdict);
    explanation
        .families()
        .forEach((family, differing) -> {
          out.println(
              "  by %s: %s%s"
                  .formatted(
                      family,
                      word(differing.isAllowed(), "allowed", "denied"),
                      connections(differing.open())));
          print("    ", explanation, differing);
        });
  }

  private static String connections(Connections connections) {
    return connections.isEmpty() ? "" : "  " + connections;
  }

  private void print(String indent, Explanation explanation, Verdict verdict) {
    print(indent, Direction.EGRESS, explanation.from(), verdict.egress());
    print(indent, Direction.INGRESS, explanation.to(), verdict.ingress());
  }

  private void print(String indent, Direction direction, End end, Half half) {
    String why =
        half.miss()
            .map(miss -> ", " + miss.reason())
            .orElse(half.isIsolated() ? "" : ", " + notIsolated(end));
    out.println(
        indent + direction.rulesField() + ": " + word(half.isAllowed(), "allowed", "denied") + why);
    String deeper = indent + "  ";
    half.isolatedBy()
        .forEach(policy -> out.println(deeper + "isolated by " + RuleWords.of(policy)));
    half.allowedBy().forEach(rule -> out.println(deeper + "allowed by " + allowedBy(rule)));
    half.miss().ifPresent(miss -> out.println(deeper + miss.nearest()));
  }

  private static String notIsolated(End end) {
    return end.endpoint()
        + switch (end) {
          case End.Pods pods -> " is not isolated";
          case End.Addresses addresses -> " is outside";
        };
  }

  private static String allowedBy(PolicyRuleRef rule) {
    return rule.origin().isEmpty()
        ? RuleWords.of(rule)
        : "%s (%s of NetworkPolicy %s)"
            .formatted(RuleWords.of(rule), RuleWords.path(rule), rule.policy().id());
  }

  private String word(boolean isAllowed, String allowed, String denied) {
    return isAllowed
        ? Styled.text(ansi, Style.fg_green, allowed)
        : Styled.text(ansi, Style.fg_red, denied);
  }
}
