/** Tests of the evaluator. */
@NullMarked
package io.appfirewall.core.explain;

import org.jspecify.annotations.NullMarked;
