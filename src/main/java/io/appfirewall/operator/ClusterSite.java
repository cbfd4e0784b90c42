package io.appfirewall.operator;

import io.appfirewall.dashboard.sight.Changes;
import io.appfirewall.dashboard.sight.Inventory;
import io.appfirewall.dashboard.sight.Viewer;
import io.appfirewall.dashboard.web.Site;
import io.appfirewall.operator.access.Viewers;
import io.fabric8.kubernetes.client.Config;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The cluster as a site: to each who asks, what the API server would let them read. */
@Component
final class ClusterSite implements Site {
  private final String title;
  private final CacheGate gate;
  private final CachedInventory inventory;
  private final PageChanges changes;
  private final Viewers viewers;

  ClusterSite(
      Config cluster,
      CacheGate gate,
      CachedInventory inventory,
      PageChanges changes,
      Viewers viewers) {
    this.title = title(cluster.getMasterUrl(), System.getenv("KUBERNETES_SERVICE_HOST"));
    this.gate = gate;
    this.inventory = inventory;
    this.changes = changes;
    this.viewers = viewers;
  }

  /** The API server's host; from within the cluster it is called the same everywhere. */
  static String title(String apiServer, @Nullable String hostFromWithin) {
    String host = URI.create(apiServer).getHost();
    return host == null || host.equals(hostFromWithin) || host.startsWith("kubernetes.default")
        ? "cluster"
        : host;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Inventory inventory() {
    if (!gate.isOpen()) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The cluster has not been read yet, or not to the end. Try again in a moment; if that"
              + " does not help, the operator's log says why.");
    }
    return inventory;
  }

  @Override
  public Changes changes() {
    return changes.changes();
  }

  @Override
  public Viewer viewer(HttpServletRequest request) {
    return viewers.of(request);
  }

  @Override
  public String userName(HttpServletRequest request) {
    return viewers.name(request);
  }
}
