package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Rule;
import io.appfirewall.core.snapshot.ApiServer;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Optional;

/** An entity whose addresses only a running cluster knows. */
final class AddressesUnknownCheck extends PeerCheck {
  AddressesUnknownCheck() {
    super(Code.ADDRESSES_UNKNOWN);
  }

  @Override
  Optional<String> complaint(Peer peer, Rule rule, Snapshot snapshot) {
    return peer instanceof Peer.EntityRef(Entity entity) && areUnknown(entity, snapshot)
        ? Optional.of(complaint(entity))
        : Optional.empty();
  }

  static boolean areUnknown(Entity entity, Snapshot snapshot) {
    return switch (entity) {
      case NODES -> snapshot.nodes().isEmpty();
      case KUBE_API_SERVER -> snapshot.apiServer().map(ApiServer::isNowhere).orElse(true);
      case ALL, WORLD, CLUSTER, SAME_NAMESPACE, CLUSTER_DNS, INGRESS_CONTROLLERS, MONITORING ->
          false;
    };
  }

  static String complaint(Entity entity) {
    return "the addresses of " + entity + " are not known here, so this peer is left out.";
  }
}
