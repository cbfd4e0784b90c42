package io.appfirewall.core.status;

import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.RuleOutcome;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The conditions of an object, with the meanings that Gateway API gave them: Accepted,
 * ResolvedRefs, Programmed, Ready always, Stalled only while waiting cannot help.
 */
public final class Conditions {
  /** The reason of whatever waits for the spec to be mended. */
  public static final String NOT_ACCEPTED = "NotAccepted";

  private Conditions() {}

  /** Of one firewall. */
  public static List<Condition> of(Compilation compilation, ApplyOutcome outcome) {
    Condition accepted = accepted(compilation.diagnostics());
    Condition resolved = resolvedRefs(accepted, compilation.diagnostics());
    Condition programmed = Programmed.of(accepted, compilation.intent(), outcome);
    Condition ready = ready(List.of(accepted, resolved, programmed), compilation.rules());
    return withStalled(List.of(accepted, resolved, programmed, ready));
  }

  /** Of an object that writes nothing itself: an address group. */
  public static List<Condition> ofGroup(List<Diagnostic> diagnostics) {
    Condition accepted = accepted(diagnostics);
    Condition resolved = resolvedRefs(accepted, diagnostics);
    Condition programmed =
        accepted.isTrue()
            ? Condition.isTrue(ConditionType.PROGRAMMED, "Programmed", "It can be named in rules.")
            : Condition.isFalse(
                ConditionType.PROGRAMMED, NOT_ACCEPTED, "Its addresses count for nobody.");
    Condition ready = ready(List.of(accepted, resolved, programmed), List.of());
    return withStalled(List.of(accepted, resolved, programmed, ready));
  }

  /**
   * Of a baseline, whose policies stand in many namespaces.
   *
   * @param diagnostics of the baseline itself
   * @param programmed the sum over its namespaces
   */
  public static List<Condition> ofBaseline(List<Diagnostic> diagnostics, Condition programmed) {
    Condition accepted = accepted(diagnostics);
    Condition resolved = resolvedRefs(accepted, diagnostics);
    Condition sum =
        accepted.isTrue()
            ? programmed
            : Condition.isFalse(
                ConditionType.PROGRAMMED,
                NOT_ACCEPTED,
                "Policies written before stay as they are.");
    Condition ready = ready(List.of(accepted, resolved, sum), List.of());
    return withStalled(List.of(accepted, resolved, sum, ready));
  }

  private static Condition accepted(List<Diagnostic> diagnostics) {
    return first(diagnostics, family -> family == Family.SPEC)
        .map(d ->
            Condition.isFalse(
                ConditionType.ACCEPTED,
                d.code().toString(),
                message(d, diagnostics, family -> family == Family.SPEC)))
        .orElse(Condition.isTrue(ConditionType.ACCEPTED, "Accepted", "The spec is valid."));
  }

  private static Condition resolvedRefs(Condition accepted, List<Diagnostic> diagnostics) {
    if (!accepted.isTrue()) {
      return new Condition(
          ConditionType.RESOLVED_REFS,
          ConditionStatus.UNKNOWN,
          NOT_ACCEPTED,
          "The spec is not accepted.");
    }
    return first(diagnostics, Family::degrades)
        .map(d ->
            Condition.isFalse(
                ConditionType.RESOLVED_REFS,
                d.code().toString(),
                message(d, diagnostics, Family::degrades)))
        .orElse(
            Condition.isTrue(
                ConditionType.RESOLVED_REFS, "ResolvedRefs", "Everything named was found."));
  }

  private static Condition ready(List<Condition> others, List<RuleOutcome> rules) {
    return Stream.of(ConditionStatus.FALSE, ConditionStatus.UNKNOWN)
        .flatMap(status -> others.stream().filter(condition -> condition.status() == status))
        .findFirst()
        .map(cause ->
            new Condition(
                ConditionType.READY, cause.status(), cause.reason(), message(cause, rules)))
        .orElse(Condition.isTrue(ConditionType.READY, "Ready", "All is as the spec wants it."));
  }

  private static String message(Condition cause, List<RuleOutcome> rules) {
    long degraded =
        rules.stream().filter(rule -> rule.state() == RuleOutcome.State.DEGRADED).count();
    if (cause.type() != ConditionType.RESOLVED_REFS || degraded == 0) {
      return cause.message();
    }
    return degraded
        + " of "
        + rules.size()
        + (rules.size() == 1 ? " rule" : " rules")
        + (degraded == 1 ? " is degraded." : " are degraded.");
  }

  private static List<Condition> withStalled(List<Condition> conditions) {
    List<Condition> all = new ArrayList<>(conditions);
    conditions.stream()
        .filter(Conditions::isBeyondWaiting)
        .findFirst()
        .map(c -> Condition.isTrue(ConditionType.STALLED, c.reason(), c.message()))
        .ifPresent(all::add);
    return List.copyOf(all);
  }

  private static boolean isBeyondWaiting(Condition condition) {
    return condition.isFalse()
        && (condition.type() == ConditionType.ACCEPTED
            || (condition.type() == ConditionType.PROGRAMMED
                && condition.reason().equals(Code.CONFLICT.toString())));
  }

  private static Optional<Diagnostic> first(
      List<Diagnostic> diagnostics, Predicate<Family> family) {
    return diagnostics.stream().filter(d -> family.test(d.code().family())).sorted().findFirst();
  }

  private static String message(
      Diagnostic first, List<Diagnostic> diagnostics, Predicate<Family> family) {
    long others =
        diagnostics.stream().distinct().filter(d -> family.test(d.code().family())).count() - 1;
    return first.withPath() + (others == 0 ? "" : " (and " + others + " more)");
  }
}
