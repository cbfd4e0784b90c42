package io.appfirewall.core.plan;

import io.appfirewall.core.model.NetworkPolicy;
import java.util.Set;

/** The one change that brings one policy from what it is to what is wanted. */
public sealed interface Change {
  /** All is as it should be. */
  record None() implements Change {}

  /** The policy is not there. */
  record Create(NetworkPolicy policy) implements Change {}

  /** One write in place; never a delete and a create, which would open a gap. */
  record Update(NetworkPolicy policy, ActualPolicy actual, Set<Difference> differences)
      implements Change {}

  /** Only this very object in this very version. */
  record Delete(ActualPolicy actual) implements Change {}

  /** A policy of somebody else stands under our name: it is left alone. */
  record Refuse(ActualPolicy foreign) implements Change {}

  /** A policy that is to stay as it is, though somebody altered it after we wrote it. */
  record LeaveAltered(ActualPolicy altered) implements Change {}

  /** What differs between a policy as it is and as it is wanted. */
  enum Difference {
    /** The spec, since the wanted one is another than the one written last. */
    SPEC_CHANGED,
    /** The spec, since somebody altered it after we wrote it. */
    SPEC_DRIFTED,
    /** One of our labels or annotations. */
    MARKS,
    /** The ownerReference. */
    OWNER,
    /** Everything: the policy was somebody else's, who hands it over. */
    HANDED_OVER
  }
}
