package io.appfirewall.core.model;

/** One rule of a NetworkPolicy: any of the peers may use any of the ports. */
public record PolicyRule(PeerSet peers, PortSet ports) {}
