/** What the pages are served by. */
@NullMarked
package io.appfirewall.dashboard.web;

import org.jspecify.annotations.NullMarked;
