/** The operator on a real API server. */
@NullMarked
package io.appfirewall.operator;

import org.jspecify.annotations.NullMarked;
