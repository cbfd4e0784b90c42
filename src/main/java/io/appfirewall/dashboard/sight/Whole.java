package io.appfirewall.dashboard.sight;

import io.appfirewall.core.explain.Explainer;
import io.appfirewall.core.flow.Network;
import java.util.List;

/**
 * All that one viewer sees that decides about flows, as it was at some moment.
 *
 * @param namespaces which it is about
 */
public record Whole(List<String> namespaces, Network network, Explainer explainer) {
  /** What a viewer sees of some namespaces now. */
  public static Whole of(Sight sight, List<String> namespaces) {
    Network network = sight.network(namespaces);
    return new Whole(List.copyOf(namespaces), network, Explainer.of(network));
  }
}
