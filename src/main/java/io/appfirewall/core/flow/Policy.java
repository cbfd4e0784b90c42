package io.appfirewall.core.flow;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.PolicySpec;

/** A NetworkPolicy, whoever's it is. */
public record Policy(NamespacedName id, PolicySpec spec) {}
