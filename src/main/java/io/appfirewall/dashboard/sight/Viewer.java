package io.appfirewall.dashboard.sight;

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
}
