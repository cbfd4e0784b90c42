package io.appfirewall.laws;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Protocol;

/** One connection that somebody might try. */
public record Flow(Endpoint from, Endpoint to, Protocol protocol, int port) {
  /** Whom a policy of this direction is about. */
  Endpoint subject(Direction direction) {
    return switch (direction) {
      case INGRESS -> to;
      case EGRESS -> from;
    };
  }

  /** Whom its rules' peers are about. */
  Endpoint other(Direction direction) {
    return switch (direction) {
      case INGRESS -> from;
      case EGRESS -> to;
    };
  }

  /** A pod's traffic with itself, which no policy can block. */
  public boolean isWithinAPod() {
    return from.pod().isPresent() && from.pod().equals(to.pod());
  }

  /** Between two addresses outside no policy has a say. */
  public boolean isOfAPod() {
    return from.pod().isPresent() || to.pod().isPresent();
  }

  @Override
  public String toString() {
    return from + " -> " + to + " " + protocol + " " + port;
  }
}
