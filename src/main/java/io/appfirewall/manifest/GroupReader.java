package io.appfirewall.manifest;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallSpec;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an AppFirewall as others name it: its members, which may be known even where the rest of it
 * is not accepted.
 */
public final class GroupReader {
  private GroupReader() {}

  /** The group; empty when its name is one that nobody can refer to. */
  public static Optional<Group> read(AppFirewall object) {
    Findings unreported = new Findings(Metadata.id(Kind.APP_FIREWALL, object));
    Optional<NamespacedName> id = OwnName.firewall(object, unreported);
    return id.map(name -> new Group(name, members(object.getSpec(), unreported)));
  }

  private static Optional<LabelSelector> members(
      @Nullable AppFirewallSpec spec, Findings unreported) {
    if (spec == null) {
      return Optional.empty();
    }
    Optional<LabelSelector> members =
        Selection.ofPods(unreported).exactlyOne(spec.podSelector(), spec.allPods(), FieldPath.SPEC);
    return unreported.none() ? members : Optional.empty();
  }
}
