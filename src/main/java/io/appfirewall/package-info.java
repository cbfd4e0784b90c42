/** Security groups for Kubernetes: AppFirewalls become NetworkPolicies that are owned and kept. */
@NullMarked
package io.appfirewall;

import org.jspecify.annotations.NullMarked;
