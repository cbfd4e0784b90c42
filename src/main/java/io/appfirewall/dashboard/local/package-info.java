/** The pages on one's own machine, over files or over a cluster with one's own rights. */
@NullMarked
package io.appfirewall.dashboard.local;

import org.jspecify.annotations.NullMarked;
