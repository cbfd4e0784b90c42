/** NetworkPolicies to AppFirewalls of equal meaning, and the proof that it is equal. */
@NullMarked
package io.appfirewall.core.importer;

import org.jspecify.annotations.NullMarked;
