package io.appfirewall.operator;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.NamespaceReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One namespace: the policy of every baseline in it. */
@Component
final class NamespaceReconciler implements Reconciler<Namespace> {
  private final CacheGate gate;
  private final PrimaryCaches caches;
  private final Trigger<Namespace> trigger;
  private final Gatherer gatherer;
  private final Enforcer enforcer;
  private final Settler settler;
  // Where a policy was seen to stand since the start; a baseline's status does not name them.
  private final Set<Place> standing = ConcurrentHashMap.newKeySet();

  NamespaceReconciler(
      CacheGate gate,
      PrimaryCaches caches,
      Triggers triggers,
      Gatherer gatherer,
      Enforcer enforcer,
      Settler settler) {
    this.gate = gate;
    this.caches = caches;
    this.trigger = triggers.namespaces();
    this.gatherer = gatherer;
    this.enforcer = enforcer;
    this.settler = settler;
    trigger.onChange((before, after) -> forget(Place::namespace, before, after));
    triggers.baselines().onChange((before, after) -> forget(Place::baseline, before, after));
  }

  /**
   * A baseline in a namespace, by their UIDs: whoever comes later under the same name never had a
   * policy that somebody could have deleted.
   */
  private record Place(String namespace, String baseline) {
    static Place of(Namespace namespace, FirewallBaseline baseline) {
      return new Place(namespace.getMetadata().getUid(), baseline.getMetadata().getUid());
    }
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    caches.namespaces().bind(context.getPrimaryCache());
    return List.of(trigger);
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context)
      throws InterruptedException {
    gate.await();
    Snapshot snapshot = gatherer.gather();
    List<String> failures = new ArrayList<>();
    caches
        .baselines()
        .all()
        .filter(baseline -> !baseline.isMarkedForDeletion())
        .forEach(baseline -> enforce(baseline, namespace, snapshot, failures));
    if (!failures.isEmpty()) {
      throw new RetryLater(String.join("; ", failures));
    }
    return UpdateControl.noUpdate();
  }

  // One baseline that fails does not keep the others from being enforced.
  private void enforce(
      FirewallBaseline baseline, Namespace namespace, Snapshot snapshot, List<String> failures) {
    Compilation compilation =
        BaselineCompiler.compile(
            BaselineReader.read(baseline), NamespaceReader.read(namespace), snapshot);
    Place place = Place.of(namespace, baseline);
    try {
      ApplyOutcome outcome =
          enforcer.enforce(compilation, baseline, new History(standing.contains(place), true));
      if (outcome instanceof ApplyOutcome.Failed(String why)) {
        failures.add(why);
      } else if (compilation.intent() instanceof Intent.Enforce
          && outcome instanceof ApplyOutcome.Done) {
        standing.add(place);
      } else {
        standing.remove(place);
      }
    } catch (RetryLater late) {
      failures.add(late.getMessage());
    }
    settler.mark(id(baseline));
  }

  private void forget(
      Function<Place, String> uid, @Nullable HasMetadata before, @Nullable HasMetadata after) {
    if (before != null && Specs.hasGone(before, after)) {
      String gone = before.getMetadata().getUid();
      standing.removeIf(place -> uid.apply(place).equals(gone));
    }
  }

  private static ObjectId id(HasMetadata baseline) {
    return ObjectId.cluster(Kind.FIREWALL_BASELINE, baseline.getMetadata().getName());
  }
}
