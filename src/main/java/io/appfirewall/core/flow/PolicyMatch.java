package io.appfirewall.core.flow;

import io.appfirewall.core.model.Direction;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** What a policy means in one direction, among some parties. Two are equal if they are the same. */
final class PolicyMatch {
  private final Policy policy;
  private final RoaringBitmap selected;
  private final List<RuleMatch> rules;

  PolicyMatch(Policy policy, Direction direction, Selection selection) {
    String namespace = policy.id().namespace();
    this.policy = policy;
    this.selected = selection.selected(namespace, policy.spec().podSelector());
    this.rules =
        policy.rules(direction).stream()
            .map(ref -> new RuleMatch(ref, selection.peers(ref.rule().peers(), namespace)))
            .toList();
  }

  Policy policy() {
    return policy;
  }

  /** The classes that it selects. */
  RoaringBitmap selected() {
    return selected;
  }

  List<RuleMatch> rules() {
    return rules;
  }
}
