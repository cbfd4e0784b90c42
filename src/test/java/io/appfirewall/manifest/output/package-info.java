/** Tests of writing objects. */
@NullMarked
package io.appfirewall.manifest.output;

import org.jspecify.annotations.NullMarked;
