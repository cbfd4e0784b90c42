/** Tests of what there is to tell a user. */
@NullMarked
package io.appfirewall.core.diagnostic;

import org.jspecify.annotations.NullMarked;
