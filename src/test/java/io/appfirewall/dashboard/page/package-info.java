/** What pages show. */
@NullMarked
package io.appfirewall.dashboard.page;

import org.jspecify.annotations.NullMarked;
