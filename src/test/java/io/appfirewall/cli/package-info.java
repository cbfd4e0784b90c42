/** Tests of the command line, in process. */
@NullMarked
package io.appfirewall.cli;

import org.jspecify.annotations.NullMarked;
