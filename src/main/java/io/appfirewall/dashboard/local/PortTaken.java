package io.appfirewall.dashboard.local;

/** Somebody else listens on the port already. */
public final class PortTaken extends Exception {
  private static final long serialVersionUID = 1L;

  PortTaken(int port) {
    super("Port " + port + " is taken. Choose another one by --port.");
  }
}
