/** Wanted and actual policies to changes: compares, changes nothing. */
@NullMarked
package io.appfirewall.core.plan;

import org.jspecify.annotations.NullMarked;
