package io.appfirewall.api;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status that has conditions, as that of every kind has. */
public sealed interface Conditioned
    permits AddressGroupStatus, AppFirewallStatus, FirewallBaselineStatus {
  @Nullable List<Condition> conditions();
}
