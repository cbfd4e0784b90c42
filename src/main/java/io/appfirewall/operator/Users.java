package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.UsedBy;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.cluster.References;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which firewalls name an object. */
@Component
final class Users {
  private static final int SAMPLE = 20;

  private final PrimaryCache<AppFirewall> firewalls;

  Users(PrimaryCaches caches) {
    this.firewalls = caches.firewalls();
  }

  /** As a status has it; a firewall that names itself is not counted. */
  UsedBy of(ObjectId object) {
    List<NamespacedName> users =
        firewalls.byIndex(References.INDEX, References.key(object)).stream()
            .map(PolicyCache::id)
            .filter(user -> !ObjectId.namespaced(Kind.APP_FIREWALL, user).equals(object))
            .toList();
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
