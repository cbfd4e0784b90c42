/** Makes the launcher of the command line, as a part of the build. */
@NullMarked
package io.appfirewall.launcher;

import org.jspecify.annotations.NullMarked;
