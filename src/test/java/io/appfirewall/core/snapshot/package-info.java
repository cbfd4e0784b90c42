/** Tests of what a snapshot and its settings say. */
@NullMarked
package io.appfirewall.core.snapshot;

import org.jspecify.annotations.NullMarked;
