package io.appfirewall.core.status;

/**
 * A condition without its times, which the API's edge keeps.
 *
 * @param reason stable CamelCase, what scripts test
 * @param message for people
 */
public record Condition(ConditionType type, ConditionStatus status, String reason, String message) {
  static Condition isTrue(ConditionType type, String reason, String message) {
    return new Condition(type, ConditionStatus.TRUE, reason, message);
  }

  static Condition isFalse(ConditionType type, String reason, String message) {
    return new Condition(type, ConditionStatus.FALSE, reason, message);
  }

  boolean isTrue() {
    return status == ConditionStatus.TRUE;
  }

  boolean isFalse() {
    return status == ConditionStatus.FALSE;
  }
}
