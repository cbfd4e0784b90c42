/** Tests of conditions. */
@NullMarked
package io.appfirewall.core.status;

import org.jspecify.annotations.NullMarked;
