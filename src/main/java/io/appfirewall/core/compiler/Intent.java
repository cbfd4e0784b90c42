package io.appfirewall.core.compiler;

import io.appfirewall.core.model.NetworkPolicy;

/** What is to become of the one policy of an object. */
public sealed interface Intent {
  /** It is to stand exactly so. */
  record Enforce(NetworkPolicy policy) implements Intent {}

  /** Whatever stands is to stay as it is. */
  record Keep(KeepReason reason) implements Intent {}

  /** It is not to be there. */
  record Remove(RemoveReason reason) implements Intent {}

  /** Why a policy is left alone. */
  enum KeepReason {
    NOT_ACCEPTED,
    PREVIEW
  }

  /** Why there is to be no policy. */
  enum RemoveReason {
    DISABLED,
    GROUP_ONLY,
    /** A baseline that does not concern the namespace, or no longer does. */
    NOT_CONCERNED
  }
}
