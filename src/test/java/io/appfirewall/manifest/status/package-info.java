/** Tests of how statuses are read and written. */
@NullMarked
package io.appfirewall.manifest.status;

import org.jspecify.annotations.NullMarked;
