/** Tests of what firewalls and baselines come to. */
@NullMarked
package io.appfirewall.core.compiler;

import org.jspecify.annotations.NullMarked;
