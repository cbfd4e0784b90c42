package io.appfirewall.cli;

import io.appfirewall.dashboard.local.Material;
import io.appfirewall.manifest.InputObjects;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cluster, which is read again every now and then. */
final class ClusterMaterial implements Material {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final ClusterInput cluster;
  private final String title;
  private @Nullable InputObjects latest;

  ClusterMaterial(ClusterInput cluster, String title) {
    this.cluster = cluster;
    this.title = title;
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
    InputObjects objects = cluster.readWithWorkloads();
    latest = objects;
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
}
