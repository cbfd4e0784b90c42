package io.appfirewall.operator;

import io.appfirewall.cluster.CachedPod;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventCache;
import io.appfirewall.cluster.SharedCache;
import io.appfirewall.dashboard.sight.Changes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells open pages of every change of what they show, statuses included. */
@Component
final class PageChanges {
  private final Changes changes = new Changes();

  PageChanges(Triggers triggers, Caches caches, EventCache events) {
    triggers.firewalls().onChange(tell(PageChanges::place));
    triggers.addressGroups().onChange(tell(PageChanges::place));
    triggers.baselines().onChange(tell(PageChanges::place));
    triggers.clusterAddressGroups().onChange(tell(PageChanges::place));
    triggers.namespaces().onChange(tell(PageChanges::place));
    caches.policies().onChange(tell(PageChanges::place));
    caches.pods().onChange(tell(CachedPod::namespace));
    events.onChange(changes::in);
  }

  Changes changes() {
    return changes;
  }

  private <T> SharedCache.Listener<T> tell(Function<T, String> place) {
    return (@Nullable T before, @Nullable T after) ->
        changes.in(place.apply(Objects.requireNonNull(after == null ? before : after)));
  }

  private static String place(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getNamespace(), Changes.CLUSTER);
  }
}
