package io.appfirewall.core.model;

import java.util.Optional;

/**
 * A firewall as others name it: nothing but a set of pods, whatever its mode.
 *
 * @param members empty when the firewall is there but its selector cannot be read
 */
public record Group(NamespacedName id, Optional<LabelSelector> members) {}
