package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A port for a program that cannot choose one by itself. */
public final class FreePort {
  private FreePort() {}

  /** A TCP port that nobody listened at a moment ago. */
  public static int find() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }
}
