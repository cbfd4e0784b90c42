package io.appfirewall.cluster;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.core.model.NamespacedName;
import java.util.Optional;

/** Where the objects of our own kinds are found that a firewall can name. */
public interface OwnObjects {
  Optional<AppFirewall> firewall(NamespacedName id);

  Optional<AddressGroup> addressGroup(NamespacedName id);

  Optional<ClusterAddressGroup> clusterAddressGroup(String name);
}
