/** What each page shows, made of what its viewer sees; as values that are JSON as they are. */
@NullMarked
package io.appfirewall.dashboard.page;

import org.jspecify.annotations.NullMarked;
