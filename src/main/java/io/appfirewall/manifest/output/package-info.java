/** Objects to the text that kubectl takes. */
@NullMarked
package io.appfirewall.manifest.output;

import org.jspecify.annotations.NullMarked;
