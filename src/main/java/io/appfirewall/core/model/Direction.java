package io.appfirewall.core.model;

/** The two directions of traffic, seen from the member pods; NetworkPolicy's policyTypes. */
public enum Direction {
  INGRESS("Ingress", "ingress", "from"),
  EGRESS("Egress", "egress", "to");

  private final String policyType;
  private final String rulesField;
  private final String peersField;

  Direction(String policyType, String rulesField, String peersField) {
    this.policyType = policyType;
    this.rulesField = rulesField;
    this.peersField = peersField;
  }

  /** As written in {@code policyTypes}: {@code Ingress}. */
  public String policyType() {
    return policyType;
  }

  /** The field of the spec that holds the rules: {@code ingress}. */
  public String rulesField() {
    return rulesField;
  }

  /** The field of a rule that holds the peers: {@code from}. */
  public String peersField() {
    return peersField;
  }

  /** That of the same traffic, seen from the other end. */
  public Direction opposite() {
    return this == INGRESS ? EGRESS : INGRESS;
  }

  @Override
  public String toString() {
    return policyType;
  }
}
