/**
 * What a firewall, rule, peer, port, selector and policy <em>is</em>: values that cannot be wrong.
 *
 * <p>Two vocabularies live here. What a user asks for: {@link io.appfirewall.core.model.Firewall},
 * {@link io.appfirewall.core.model.Rule}, {@link io.appfirewall.core.model.Peer}. And what the
 * cluster enforces: {@link io.appfirewall.core.model.NetworkPolicy}, {@link
 * io.appfirewall.core.model.PolicyRule}, {@link io.appfirewall.core.model.PolicyPeer}. Both share
 * selectors, ports and addresses. Every collection is sorted when a value is made, so equal meaning
 * is equal value.
 */
@NullMarked
package io.appfirewall.core.model;

import org.jspecify.annotations.NullMarked;
