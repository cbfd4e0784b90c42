package io.appfirewall.core.flow;

import io.appfirewall.core.model.Cidr;

/** Whoever can be at one end of a connection. */
public sealed interface Party permits Pod, Party.Addresses {
  /** Somebody at one of these addresses outside, which all rules treat alike. */
  record Addresses(Cidr block) implements Party {}
}
