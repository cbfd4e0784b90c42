package io.appfirewall.core.model;

/** Whether isolated egress still reaches the cluster's DNS. */
public enum DnsPolicy {
  ALLOW("Allow"),
  DENY("Deny");

  private final String text;

  DnsPolicy(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
