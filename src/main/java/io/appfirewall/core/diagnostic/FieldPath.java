package io.appfirewall.core.diagnostic;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Rule;
import java.util.Optional;

/**
 * Where in an object: {@code spec.ingress[from-api].from[1].firewall}. Rules are named, every other
 * list is counted from 0.
 *
 * @param rule the rule that the path leads into, where it does
 */
public record FieldPath(String text, Optional<RuleRef> rule) {
  public static final FieldPath SPEC = of("spec");

  /** Which rule of a firewall. */
  public record RuleRef(Direction direction, String name) {
    public static RuleRef of(Rule rule) {
      return new RuleRef(rule.direction(), rule.name());
    }
  }

  public static FieldPath of(String text) {
    return new FieldPath(text, Optional.empty());
  }

  public static FieldPath of(RuleRef rule) {
    return new FieldPath(
        "spec." + rule.direction().rulesField() + "[" + rule.name() + "]", Optional.of(rule));
  }

  public static FieldPath of(Rule rule) {
    return of(RuleRef.of(rule));
  }

  /** The peer at an index of a rule. */
  public static FieldPath ofPeer(Rule rule, int index) {
    return of(rule).field(rule.direction().peersField()).index(index);
  }

  public FieldPath field(String name) {
    return new FieldPath(text + "." + name, rule);
  }

  public FieldPath index(int index) {
    return new FieldPath(text + "[" + index + "]", rule);
  }

  /** An entry of a map, by its key. */
  public FieldPath key(String key) {
    return new FieldPath(text + "[" + key + "]", rule);
  }

  @Override
  public String toString() {
    return text;
  }
}
