package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Party;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Trace;
import io.appfirewall.core.flow.Tracer;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Peer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A connection that one end is opened for and the other is not. */
final class HalfOpen extends RuleLint {
  HalfOpen() {
    super(Code.HALF_OPEN);
  }

  @Override
  Optional<String> complaint(EnforcedRule rule, Landscape landscape) {
    if (!isAboutNamedPods(rule)) {
      return Optional.empty();
    }
    Tracer tracer = landscape.tracer();
    List<Pod> members = tracer.representatives(landscape.members(rule.firewall()));
    List<Pod> shut =
        rule.became().stream()
            .flatMap(ref -> tracer.meantBy(ref).stream())
            .distinct()
            .filter(peer -> !members.isEmpty())
            .filter(peer -> members.stream().allMatch(member -> isShut(rule, member, peer, tracer)))
            .toList();
    return shut.isEmpty() ? Optional.empty() : Optional.of(message(rule, shut));
  }

  // What opens to everybody in some place is not meant to be answered by each of them.
  private static boolean isAboutNamedPods(EnforcedRule rule) {
    return rule.rule().peers().stream().noneMatch(Peer.EntityRef.class::isInstance);
  }

  private static boolean isShut(EnforcedRule rule, Pod member, Pod peer, Tracer tracer) {
    Direction direction = rule.rule().direction();
    Party from = direction == Direction.INGRESS ? peer : member;
    Party to = direction == Direction.INGRESS ? member : peer;
    Set<Family> families = tracer.families(from, to);
    return !families.isEmpty()
        && families.stream()
            .allMatch(family -> {
              Connections opened = opened(rule, tracer.trace(direction, from, to, family));
              Connections other = tracer.trace(direction.opposite(), from, to, family).open();
              return !opened.isEmpty() && opened.intersection(other).isEmpty();
            });
  }

  /** What the rule itself opens. */
  private static Connections opened(EnforcedRule rule, Trace trace) {
    return trace.openings().stream()
        .filter(opening -> rule.became().contains(opening.rule()))
        .map(Trace.Opening::connections)
        .reduce(Connections.NONE, Connections::union);
  }

  private static String message(EnforcedRule rule, List<Pod> shut) {
    return switch (rule.rule().direction()) {
      case INGRESS ->
          Names.of(shut)
              + " may come in by this rule, and may not leave for it: open their egress, too.";
      case EGRESS ->
          "this rule lets members leave for "
              + Names.of(shut)
              + ", where they may not come in: open the ingress there, too.";
    };
  }
}
