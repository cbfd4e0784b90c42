/** Tests of the whole: format, architecture. */
@NullMarked
package io.appfirewall;

import org.jspecify.annotations.NullMarked;
