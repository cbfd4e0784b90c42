package io.appfirewall.dashboard.page;

import io.appfirewall.dashboard.page.FlowMap.Focus;
import io.appfirewall.dashboard.sight.Whole;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.function.SingletonSupplier;

/**
 * Draws the maps of a whole. What they have in common is found out once, and so is the map of all.
 */
final class MapMaker {
  /** With more groups than these, a node stands for a namespace unless one is in focus. */
  private static final int GROUPS = 300;

  private static final Focus ALL = new Focus("", Optional.empty());

  private final Whole whole;
  private final MapGroups groups;
  private final Map<Boolean, MapDrawing> drawings = new ConcurrentHashMap<>();
  private final SingletonSupplier<FlowMap> all = SingletonSupplier.of(() -> draw(ALL));

  MapMaker(Whole whole) {
    this.whole = whole;
    this.groups = new MapGroups(whole.firewalls());
  }

  FlowMap map(Focus focus) {
    return focus.isOnAll() ? all.obtain() : draw(focus);
  }

  private FlowMap draw(Focus focus) {
    boolean byNamespace = focus.isOnAll() && groups.states().size() > GROUPS;
    return drawings
        .computeIfAbsent(byNamespace, by -> new MapDrawing(whole, groups, by))
        .map(focus);
  }
}
