/** Tests of ownership and the planner. */
@NullMarked
package io.appfirewall.core.plan;

import org.jspecify.annotations.NullMarked;
