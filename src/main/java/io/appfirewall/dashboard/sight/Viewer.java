package io.appfirewall.dashboard.sight;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Who looks at the pages, and what they may read of the cluster. */
public interface Viewer {
  /** Whoever reads files, or a cluster that was read by their own rights. */
  Viewer OF_EVERYTHING =
      new Viewer() {
        @Override
        public boolean mayGetEverywhere(Resource resource) {
          return true;
        }

        @Override
        public boolean mayGet(Resource resource, String namespace) {
          return true;
        }
      };

  /** Whether they may get objects of a kind in all namespaces, or of the cluster's scope. */
  boolean mayGetEverywhere(Resource resource);

  /** Whether they may get objects of a kind in one namespace. */
  boolean mayGet(Resource resource, String namespace);

  /** Whether they may get objects of a kind in one namespace, or in all. */
  default boolean sees(Resource resource, String namespace) {
    return mayGetEverywhere(resource) || mayGet(resource, namespace);
  }

  /** The same for many namespaces, each of which is asked about once. */
  default Predicate<String> seeing(Resource resource) {
    if (mayGetEverywhere(resource)) {
      return namespace -> true;
    }
    Map<String, Boolean> known = new HashMap<>();
    return namespace -> known.computeIfAbsent(namespace, place -> mayGet(resource, place));
  }
}
