/**
 * What must always hold, asked of every small world and of very many random ones.
 *
 * <p>{@link io.appfirewall.laws.Enforcement} reads NetworkPolicies as Kubernetes documents them,
 * {@link io.appfirewall.laws.Intention} reads firewalls as the contract words them. Both are naive
 * on purpose, know nothing of the compiler, and must agree.
 */
@NullMarked
package io.appfirewall.laws;

import org.jspecify.annotations.NullMarked;
