package io.appfirewall.controlplane;

/** What a test may need of a control plane that not every kind has. */
public enum Ability {
  /**
   * A real API server with schemas, CEL, RBAC and discovery, and real garbage collection behind it.
   */
  GENUINE,
  /** A second one can be started beside the shared one, for tests that break it. */
  OWN,
  /** Its parts can be killed and started again. */
  PARTS,
  /** Every request that it served can be read afterwards. */
  AUDIT_LOG,
  /** There is a kubectl that talks to it. */
  KUBECTL
}
