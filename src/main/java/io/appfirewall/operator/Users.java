package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.UsedBy;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.cluster.References;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.status.Naming;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which firewalls name an object. */
@Component
final class Users {
  private final PrimaryCache<AppFirewall> firewalls;

  Users(PrimaryCaches caches) {
    this.firewalls = caches.firewalls();
  }

  /** As a status has it. */
  UsedBy of(ObjectId object) {
    return Naming.of(object, naming(object).toList());
  }

  /** All of them; a firewall that names itself is not counted. */
  Stream<NamespacedName> naming(ObjectId object) {
    return firewalls.byIndex(References.INDEX, References.key(object)).stream()
        .map(PolicyCache::id)
        .filter(user -> !ObjectId.namespaced(Kind.APP_FIREWALL, user).equals(object));
  }
}
