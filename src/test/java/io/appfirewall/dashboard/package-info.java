/** The pages in a real browser, over an operator on a genuine API server. */
@NullMarked
package io.appfirewall.dashboard;

import org.jspecify.annotations.NullMarked;
