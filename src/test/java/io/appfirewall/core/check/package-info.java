/** Tests of each check. */
@NullMarked
package io.appfirewall.core.check;

import org.jspecify.annotations.NullMarked;
