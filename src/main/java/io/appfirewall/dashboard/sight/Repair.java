package io.appfirewall.dashboard.sight;

import io.appfirewall.core.model.ObjectId;
import java.util.function.Predicate;

/** Somebody altered a policy of an object, and it was put right. */
public record Repair(ObjectId object, Happening told) {
  /** Where Events on what has no namespace are. */
  private static final String PLACE_OF_CLUSTER = "default";

  /** The namespace in which it was told. */
  public String place() {
    return object.namespace().orElse(PLACE_OF_CLUSTER);
  }

  /** Those of which a viewer sees both the object and Events where it was told. */
  static Predicate<Repair> seenBy(Viewer viewer) {
    Predicate<String> isTold = viewer.seeing(Resource.EVENTS);
    Predicate<String> isSeen = viewer.seeing(Resource.APP_FIREWALLS);
    return repair ->
        isTold.test(repair.place())
            && switch (repair.object.kind()) {
              case APP_FIREWALL -> isSeen.test(repair.place());
              case FIREWALL_BASELINE -> viewer.mayGetEverywhere(Resource.FIREWALL_BASELINES);
              default -> false;
            };
  }
}
