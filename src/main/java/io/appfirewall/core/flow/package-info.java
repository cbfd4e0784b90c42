/**
 * The evaluator: NetworkPolicies, ours and everybody else's, and pods to who reaches whom.
 *
 * <p>Pods that no policy can tell apart are one class, addresses that no policy can tell apart one
 * range. So the work grows with what the policies distinguish, and not with the pairs of pods.
 */
@NullMarked
package io.appfirewall.core.flow;

import org.jspecify.annotations.NullMarked;
