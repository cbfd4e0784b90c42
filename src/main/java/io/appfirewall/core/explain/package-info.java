/** Why connections are allowed, or are not. */
@NullMarked
package io.appfirewall.core.explain;

import org.jspecify.annotations.NullMarked;
