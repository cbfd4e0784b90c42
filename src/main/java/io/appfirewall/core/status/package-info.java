/** Outcome to conditions and per-rule states. */
@NullMarked
package io.appfirewall.core.status;

import org.jspecify.annotations.NullMarked;
