package io.appfirewall.core.explain;

/** Why a pod that is isolated does not let a connection through, by what comes nearest to it. */
public enum Reason {
  /** No rule for ingress means the other end at all. */
  INGRESS_NO_RULE,
  /** No rule for egress means the other end at all. */
  EGRESS_NO_RULE,
  /** A rule means the other end, and opens other ports. */
  PORT_MISMATCH,
  /** A rule means pods of the other end's namespace, with other labels. */
  PEER_LABEL_MISMATCH,
  /** A rule means pods like the other end, in other namespaces. */
  NAMESPACE_MISMATCH,
  /** A rule would mean the other end by its labels if it were not on its node's network. */
  HOST_NETWORK
}
