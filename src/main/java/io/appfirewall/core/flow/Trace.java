package io.appfirewall.core.flow;

import java.util.List;

/**
 * How the policies of one direction come to let a party connect, or not.
 *
 * @param isolatedBy the policies that isolate the pod they are enforced on; everything is open
 *     where there are none
 * @param openings what each of their rules that means the other party opens to it, be it nothing
 */
public record Trace(List<Policy> isolatedBy, List<Opening> openings) {
  public Trace {
    isolatedBy = List.copyOf(isolatedBy);
    openings = List.copyOf(openings);
  }

  /** What one rule opens. */
  public record Opening(PolicyRuleRef rule, Connections connections) {}

  /** Of an end that no policy is enforced on. */
  static final Trace OPEN = new Trace(List.of(), List.of());

  public Connections open() {
    return isolatedBy.isEmpty()
        ? Connections.ALL
        : openings.stream().map(Opening::connections).reduce(Connections.NONE, Connections::union);
  }
}
