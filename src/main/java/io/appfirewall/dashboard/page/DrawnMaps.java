package io.appfirewall.dashboard.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appfirewall.dashboard.page.FlowMap.Focus;
import io.appfirewall.dashboard.sight.Whole;

/** The maps of all wholes that are in use, each drawn once however many look at it. */
public final class DrawnMaps {
  private final Cache<Whole, MapMaker> makers =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

  /** The map of a whole. */
  public FlowMap of(Whole whole, Focus focus) {
    return makers.get(whole, MapMaker::new).map(focus);
  }
}
