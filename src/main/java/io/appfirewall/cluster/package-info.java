/**
 * Facts out of the cluster, and changes into it.
 *
 * <p>Gathering: {@link io.appfirewall.cluster.Caches} watches every kind once for everybody who
 * reads it, {@link io.appfirewall.cluster.Gatherer} takes out of the caches what one firewall names
 * and makes a snapshot of it. Applying: {@link io.appfirewall.cluster.Applier} carries out the one
 * change that the planner gives. Nothing is decided here.
 */
@NullMarked
package io.appfirewall.cluster;

import org.jspecify.annotations.NullMarked;
