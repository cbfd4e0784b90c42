package io.appfirewall.core.compiler;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath.RuleRef;
import java.util.Optional;

/**
 * What became of one rule of a firewall.
 *
 * @param reason the first thing that degrades it; empty unless it is degraded
 */
public record RuleOutcome(RuleRef rule, State state, Optional<Code> reason) {
  public RuleOutcome {
    if ((state == State.DEGRADED) != reason.isPresent()) {
      throw new IllegalArgumentException(rule + " is " + state + " because of " + reason);
    }
  }

  /** The states of a rule. */
  public enum State {
    ACTIVE("Active"),
    /** Some peer of it is left out. */
    DEGRADED("Degraded"),
    EXPIRED("Expired");

    private final String text;

    State(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
