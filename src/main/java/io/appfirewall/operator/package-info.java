/**
 * The operator's process: reconcilers, who has to look again when something changes, and all that a
 * process needs besides (configuration, leadership, health, metrics).
 *
 * <p>A reconciler runs the program's one line of stages for one object: gather, compile, plan,
 * apply, status. {@link io.appfirewall.operator.Propagation} decides which objects an event
 * concerns, {@link io.appfirewall.operator.Settler} what may be settled later and in batches.
 */
@NullMarked
package io.appfirewall.operator;

import org.jspecify.annotations.NullMarked;
