package io.appfirewall.controlplane;

/** Something that is done at the JVM's end, unless it has been called off. */
final class ShutdownHook {
  private final Thread thread;

  ShutdownHook(String name, Runnable action) {
    thread = new Thread(action, name);
    Runtime.getRuntime().addShutdownHook(thread);
  }

  void callOff() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is ending already: the hook runs or has run, and does no harm a second time.
    }
  }
}
