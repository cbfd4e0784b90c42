/** Tests of reading files. */
@NullMarked
package io.appfirewall.manifest.input;

import org.jspecify.annotations.NullMarked;
