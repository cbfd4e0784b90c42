package io.appfirewall.dashboard.sight;

import io.appfirewall.core.model.ObjectId;

/** Somebody altered a policy of an object, and it was put right. */
public record Repair(ObjectId object, Happening told) {
  /** Where Events on what has no namespace are. */
  private static final String PLACE_OF_CLUSTER = "default";

  /** The namespace in which it was told. */
  public String place() {
    return object.namespace().orElse(PLACE_OF_CLUSTER);
  }
}
