package io.appfirewall.core.model;

/** Whether a firewall's policy goes with it. */
public enum DeletionPolicy {
  DELETE("Delete"),
  ORPHAN("Orphan");

  private final String text;

  DeletionPolicy(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
