/** What there is to look at, and what of it somebody may see. */
@NullMarked
package io.appfirewall.dashboard.sight;

import org.jspecify.annotations.NullMarked;
