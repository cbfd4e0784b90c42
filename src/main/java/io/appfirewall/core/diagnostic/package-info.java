/** What there is to tell a user: code, severity, object, field path, sentence with the way out. */
@NullMarked
package io.appfirewall.core.diagnostic;

import org.jspecify.annotations.NullMarked;
