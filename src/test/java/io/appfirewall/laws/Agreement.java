package io.appfirewall.laws;

import static org.assertj.core.api.Assertions.fail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The evaluator against somebody who says of each connection whether it is allowed. */
public final class Agreement {
  private Agreement() {}

  /**
   * Fails at the first flow that they see otherwise.
   *
   * @param where what leads to the failing case
   * @return about how many flows they agree
   */
  public static long assertOn(
      Stream<Flow> flows, Evaluation evaluated, Predicate<Flow> truth, Supplier<String> where) {
    Map<Object, Boolean> expected = new HashMap<>();
    List<Flow> asked = flows.toList();
    // Of two pods that share both families, a connection counts as allowed where both allow it.
    asked.forEach(flow -> expected.merge(key(flow), truth.test(flow), Boolean::logicalAnd));
    for (Flow flow : asked) {
      Boolean allowed = expected.get(key(flow));
      if (!Boolean.valueOf(evaluated.allows(flow)).equals(allowed)) {
        fail("%s is allowed: %s in %s", flow, allowed, where.get());
      }
    }
    return asked.size();
  }

  private static List<Object> key(Flow flow) {
    boolean pods = flow.from().pod().isPresent() && flow.to().pod().isPresent();
    return List.of(
        flow.from().pod().map(Object.class::cast).orElse(flow.from().address()),
        flow.to().pod().map(Object.class::cast).orElse(flow.to().address()),
        pods ? Optional.empty() : flow.from().ip().six(),
        flow.protocol(),
        flow.port());
  }
}
