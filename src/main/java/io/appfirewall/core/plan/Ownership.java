package io.appfirewall.core.plan;

import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Owner;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

/** Whose a policy is that stands under a name of ours. */
enum Ownership {
  /** Made for this very object, or left for one of its name. */
  OURS,
  /** Somebody else's, who hands it over. */
  HANDED_OVER,
  /** Somebody else's. */
  FOREIGN;

  /**
   * Ours is what has a controller ownerReference to that very object, or both our labels and no
   * other controller: so what {@code render} printed and somebody applied is taken up, and one lost
   * mark can be repaired.
   *
   * @param uid of the object; empty where no API server gave it one
   */
  static Ownership of(ActualPolicy actual, ObjectId object, Optional<String> uid) {
    boolean isOurs =
        actual
            .controller()
            .map(controller -> uid.filter(controller.uid()::equals).isPresent())
            .orElseGet(() -> hasOurLabels(actual, object));
    if (isOurs) {
      return OURS;
    }
    return "true".equals(actual.annotations().get(NetworkPolicy.ADOPT)) ? HANDED_OVER : FOREIGN;
  }

  private static boolean hasOurLabels(ActualPolicy actual, ObjectId object) {
    Set<Entry<String, String>> ours = new Owner(object, Optional.empty()).labels().entrySet();
    return actual.labels().entrySet().containsAll(ours);
  }
}
