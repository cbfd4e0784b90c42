/** One class per thing a spec can get wrong or should be warned of. */
@NullMarked
package io.appfirewall.core.check;

import org.jspecify.annotations.NullMarked;
