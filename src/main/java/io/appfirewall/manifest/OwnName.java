package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.NamespacedName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** Reads what an object of ours is called. */
final class OwnName {
  private static final FieldPath METADATA = FieldPath.of("metadata");

  private OwnName() {}

  /** A label, which has no dots. */
  static Optional<String> label(HasMetadata object, int longest, Findings findings) {
    return new Names(findings)
        .label(Metadata.name(object).orElse(null), longest, METADATA.field("name"));
  }

  static Optional<String> subdomain(HasMetadata object, Findings findings) {
    return new Names(findings)
        .subdomain(Metadata.name(object).orElse(null), METADATA.field("name"));
  }

  static Optional<String> namespace(HasMetadata object, Findings findings) {
    return new Names(findings)
        .label(Metadata.namespace(object), Names.LONGEST_LABEL, METADATA.field("namespace"));
  }

  /** The name of a firewall. */
  static Optional<NamespacedName> firewall(HasMetadata object, Findings findings) {
    Optional<String> name = label(object, Names.LONGEST_OWNER, findings);
    Optional<String> namespace = namespace(object, findings);
    return name.flatMap(n -> namespace.map(ns -> new NamespacedName(ns, n)));
  }
}
