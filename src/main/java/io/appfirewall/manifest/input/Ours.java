package io.appfirewall.manifest.input;

import static io.appfirewall.core.diagnostic.Code.UNKNOWN_KIND;

import io.appfirewall.api.OwnResource;
import io.appfirewall.core.model.Kind;
import io.appfirewall.manifest.InputProblem;
import io.appfirewall.manifest.Nearest;
import io.appfirewall.manifest.Shown;
import java.util.List;
import java.util.Optional;

/** Our API group, in which nothing unknown is passed over. */
final class Ours {
  private static final List<String> KINDS =
      List.of(
          Kind.APP_FIREWALL.toString(),
          Kind.FIREWALL_BASELINE.toString(),
          Kind.ADDRESS_GROUP.toString(),
          Kind.CLUSTER_ADDRESS_GROUP.toString());

  private Ours() {}

  /** What is wrong with an object of no known kind that seems to be one of ours. */
  static Optional<InputProblem> unknown(RawObject object) {
    boolean isOurGroup = object.group().equals(OwnResource.GROUP);
    boolean isAlmost =
        KINDS.contains(object.kind())
            && Nearest.of(object.group(), List.of(OwnResource.GROUP)).isPresent();
    return isOurGroup || isAlmost
        ? Optional.of(
            new InputProblem(
                UNKNOWN_KIND,
                object.source(),
                "there is no "
                    + Shown.plain(object.kind())
                    + " in "
                    + Shown.plain(object.apiVersion())
                    + "."
                    + advice(object)))
        : Optional.empty();
  }

  private static String advice(RawObject object) {
    if (KINDS.contains(object.kind())) {
      return " Use apiVersion " + OwnResource.API_VERSION + ".";
    }
    return Nearest.of(object.kind(), KINDS)
        .map(kind -> " Did you mean " + kind + "?")
        .orElse(
            " The kinds of " + OwnResource.API_VERSION + " are " + String.join(", ", KINDS) + ".");
  }
}
