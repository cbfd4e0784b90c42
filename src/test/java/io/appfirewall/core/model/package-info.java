/** Tests of the values. */
@NullMarked
package io.appfirewall.core.model;

import org.jspecify.annotations.NullMarked;
