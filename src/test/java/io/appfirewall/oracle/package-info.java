/**
 * What we say and make of NetworkPolicies, compared with engines that nobody here wrote.
 *
 * <p>They are Go libraries: cyclonus, which tests network plugins; netpol-analyzer of np-guard; and
 * kube-network-policies, SIG Network's own. {@code src/test/go/oracles} has the programs around
 * them.
 */
@NullMarked
package io.appfirewall.oracle;

import org.jspecify.annotations.NullMarked;
