package io.appfirewall.core.model;

/** What becomes of a firewall's or a baseline's own policy. */
public enum Mode {
  ENFORCE("Enforce"),
  /** The policy that is enforced stays exactly as it is. */
  PREVIEW("Preview"),
  DISABLED("Disabled"),
  /** A group to be named by others; firewalls only. */
  GROUP_ONLY("GroupOnly");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
