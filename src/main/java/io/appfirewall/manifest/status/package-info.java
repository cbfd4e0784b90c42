/** What the statuses of our objects say, and how the API writes it. */
@NullMarked
package io.appfirewall.manifest.status;

import org.jspecify.annotations.NullMarked;
