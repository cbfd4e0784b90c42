/** Everything that one decision may look at, what could not be read included. */
@NullMarked
package io.appfirewall.core.snapshot;

import org.jspecify.annotations.NullMarked;
