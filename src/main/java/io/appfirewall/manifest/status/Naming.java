package io.appfirewall.manifest.status;

import io.appfirewall.api.UsedBy;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import java.util.List;

/** Which firewalls name an object, as its status has it. */
public final class Naming {
  private static final int SAMPLE = 20;

  private Naming() {}

  /**
   * Of an object.
   *
   * @param users the firewalls that name it
   */
  public static UsedBy of(ObjectId object, List<NamespacedName> users) {
    return new UsedBy(users.size(), sample(object, users));
  }

  // The status of an object of a namespace tells nothing of what there is in others.
  private static List<String> sample(ObjectId object, List<NamespacedName> users) {
    return users.stream()
        .filter(user ->
            object.namespace().isEmpty() || object.namespace().get().equals(user.namespace()))
        .map(user -> object.namespace().isEmpty() ? user.toString() : user.name())
        .sorted()
        .limit(SAMPLE)
        .toList();
  }
}
