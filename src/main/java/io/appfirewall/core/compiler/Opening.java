package io.appfirewall.core.compiler;

import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PortSet;
import java.util.List;

/** What one peer comes to: these pods and addresses, at these ports. */
record Opening(PeerSet peers, PortSet ports) {
  static Opening anyone(PortSet ports) {
    return new Opening(PeerSet.ANYONE, ports);
  }

  static Opening of(List<PolicyPeer> peers, PortSet ports) {
    return new Opening(PeerSet.of(peers), ports);
  }
}
