/** What there is to see, and who sees it. */
@NullMarked
package io.appfirewall.dashboard.sight;

import org.jspecify.annotations.NullMarked;
