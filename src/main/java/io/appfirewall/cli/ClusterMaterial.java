package io.appfirewall.cli;

import io.appfirewall.cluster.ClusterChanges;
import io.appfirewall.dashboard.local.Material;
import io.appfirewall.manifest.InputObjects;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cluster, which is read again once something in it may have changed. */
final class ClusterMaterial implements Material {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final ClusterInput cluster;
  private final String title;
  private final ClusterChanges changes;
  private boolean isStale = true;
  private Map<String, String> version = Map.of();
  private @Nullable InputObjects latest;

  ClusterMaterial(ClusterInput cluster, String title) {
    this.cluster = cluster;
    this.title = title;
    this.changes = cluster.changes();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public InputObjects read() {
    return Objects.requireNonNull(latest, "its version was not asked for");
  }

  /** By whatever it has that changes with an object; it is there to be read then. */
  @Override
  public Object version() {
    // Asked before the cluster is read, so that what changes meanwhile counts the next time.
    isStale |= changes.isAny();
    if (isStale) {
      InputObjects objects = cluster.readWithWorkloads();
      latest = objects;
      version = versions(objects);
      isStale = false;
    }
    return version;
  }

  private static Map<String, String> versions(InputObjects objects) {
    Map<String, String> versions = new TreeMap<>();
    objects
        .objects()
        .forEach((id, given) ->
            versions.put(
                id.toString(), String.valueOf(given.object().getMetadata().getResourceVersion())));
    return versions;
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public void close() {
    changes.close();
  }
}
