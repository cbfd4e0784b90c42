/** Tests of values that cannot be wrong. */
@NullMarked
package io.appfirewall.core.model;

import org.jspecify.annotations.NullMarked;
