/** Tests of the evaluator. */
@NullMarked
package io.appfirewall.core.flow;

import org.jspecify.annotations.NullMarked;
