package io.appfirewall.core.compiler;

import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.PolicyPeer;

/**
 * How many bytes of JSON a peer takes at the very least. Adding these up costs nothing, so a spec
 * of a few kilobytes that names large address groups many times is refused before it is written
 * out.
 */
final class SizeBound {
  private static final int PODS = "{\"podSelector\":{}},".length();
  private static final int BLOCK = "{\"ipBlock\":{\"cidr\":\"::/0\"}},".length();
  private static final int EXCEPT = "\"::/1\",".length();

  private SizeBound() {}

  static long atLeast(PolicyPeer peer) {
    return switch (peer) {
      case PolicyPeer.Pods pods -> PODS;
      case PolicyPeer.Addresses(IpBlock block) -> BLOCK + (long) EXCEPT * block.except().size();
    };
  }
}
