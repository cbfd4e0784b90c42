/** The pages on one's own machine. */
@NullMarked
package io.appfirewall.dashboard.local;

import org.jspecify.annotations.NullMarked;
