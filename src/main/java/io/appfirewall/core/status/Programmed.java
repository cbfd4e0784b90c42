package io.appfirewall.core.status;

import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.diagnostic.Code;

/** The condition {@code Programmed} of one firewall, and its sentences. */
final class Programmed {
  private Programmed() {}

  static Condition of(Condition accepted, Intent intent, ApplyOutcome outcome) {
    return switch (outcome) {
      case ApplyOutcome.Conflict(var foreign) ->
          notProgrammed(
              Code.CONFLICT.toString(),
              "NetworkPolicy "
                  + foreign
                  + " is not ours and is left alone. Rename or delete it, or hand it over with"
                  + " the annotation appfirewall.io/adopt: \"true\".");
      case ApplyOutcome.Drifted(var policy) ->
          notProgrammed(
              Code.DRIFTED.toString(),
              "NetworkPolicy "
                  + policy
                  + " was altered after we wrote it, and is left alone "
                  + (accepted.isTrue() ? "in mode Preview." : "while the spec is not accepted."));
      case ApplyOutcome.Failed(String why) -> notProgrammed("ApplyFailed", why);
      case ApplyOutcome.Done done ->
          switch (intent) {
            case Intent.Enforce enforce ->
                programmed("Programmed", "The NetworkPolicy stands as wanted.");
            case Intent.Remove(var reason) ->
                switch (reason) {
                  case DISABLED -> programmed("Disabled", "By intent there is no NetworkPolicy.");
                  case GROUP_ONLY ->
                      programmed("GroupOnly", "A group to be named by others; it writes nothing.");
                  case NOT_CONCERNED ->
                      programmed("Programmed", "By intent there is no NetworkPolicy.");
                };
            case Intent.Keep(var reason) ->
                switch (reason) {
                  case PREVIEW ->
                      programmed("Preview", "By intent the NetworkPolicy stays as it is.");
                  case NOT_ACCEPTED ->
                      notProgrammed(
                          Conditions.NOT_ACCEPTED,
                          "A NetworkPolicy written before stays as it is.");
                };
          };
    };
  }

  private static Condition programmed(String reason, String message) {
    return Condition.isTrue(ConditionType.PROGRAMMED, reason, message);
  }

  private static Condition notProgrammed(String reason, String message) {
    return Condition.isFalse(ConditionType.PROGRAMMED, reason, message);
  }
}
