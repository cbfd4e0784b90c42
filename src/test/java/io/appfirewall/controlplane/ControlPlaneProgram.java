package io.appfirewall.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts the control plane of this machine, writes a kubeconfig for it and keeps it until its
 * standard input ends: for trying things with kubectl, and for the test of what is left when its
 * JVM ends.
 *
 * <pre>
 * java ... io.appfirewall.controlplane.ControlPlaneProgram my.kubeconfig
 * </pre>
 */
public final class ControlPlaneProgram {
  static final String READY = "Ready. Ends with Control-C, or with its standard input.";

  private ControlPlaneProgram() {}

  public static void main(String[] arguments) throws IOException {
    try (ControlPlane controlPlane = ControlPlanes.select().start()) {
      Path file = Files.writeString(Path.of(arguments[0]), controlPlane.kubeconfig());
      System.out.println("export KUBECONFIG=" + file.toAbsolutePath());
      System.out.println(READY);
      System.in.transferTo(System.err);
    }
  }
}
