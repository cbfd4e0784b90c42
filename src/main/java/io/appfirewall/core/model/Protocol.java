package io.appfirewall.core.model;

/** The protocols that a NetworkPolicy port can name. */
public enum Protocol {
  TCP,
  UDP,
  SCTP
}
