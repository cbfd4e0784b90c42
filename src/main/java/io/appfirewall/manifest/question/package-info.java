/** What people write when they ask about a flow: its ends and its ports. */
@NullMarked
package io.appfirewall.manifest.question;

import org.jspecify.annotations.NullMarked;
