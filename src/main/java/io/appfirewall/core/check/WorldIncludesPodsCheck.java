package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** Without the cluster's CIDRs, World cannot leave the cluster's own pods out. */
final class WorldIncludesPodsCheck extends PeerCheck {
  WorldIncludesPodsCheck() {
    super(Code.WORLD_INCLUDES_PODS);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    return peer instanceof Peer.EntityRef(Entity entity) && includesPods(entity, snapshot)
        ? Optional.of(COMPLAINT)
        : Optional.empty();
  }

  static final String COMPLAINT =
      "World includes the cluster's own pods, since the configuration does not give the cluster's"
          + " CIDRs (appfirewall.cluster-cidrs).";

  static boolean includesPods(Entity entity, Snapshot snapshot) {
    return entity == Entity.WORLD && snapshot.settings().clusterCidrs().isEmpty();
  }
}
