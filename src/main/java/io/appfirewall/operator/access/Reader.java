package io.appfirewall.operator.access;

import io.appfirewall.dashboard.sight.Resource;
import io.appfirewall.dashboard.sight.Viewer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Somebody who sees what the API server would let them get. The same is asked once for a page,
 * however often it is looked for.
 */
final class Reader implements Viewer {
  private static final String EVERYWHERE = "";

  private final Reviews reviews;
  private final User user;
  private final Map<Place, Boolean> known = new ConcurrentHashMap<>();

  Reader(Reviews reviews, User user) {
    this.reviews = reviews;
    this.user = user;
  }

  private record Place(Resource resource, String namespace) {}

  @Override
  public boolean mayGetEverywhere(Resource resource) {
    return mayGet(resource, EVERYWHERE);
  }

  @Override
  public boolean mayGet(Resource resource, String namespace) {
    return known.computeIfAbsent(
        new Place(resource, namespace),
        place -> reviews.allowsToGet(user, place.resource(), place.namespace()));
  }
}
