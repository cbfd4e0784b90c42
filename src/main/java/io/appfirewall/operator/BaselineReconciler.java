package io.appfirewall.operator;

import io.appfirewall.api.FirewallBaseline;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** One FirewallBaseline's status; its policies are the business of {@link NamespaceReconciler}. */
@Component
final class BaselineReconciler implements Reconciler<FirewallBaseline> {
  private final CacheGate gate;
  private final PrimaryCaches caches;
  private final Trigger<FirewallBaseline> trigger;
  private final BaselineStatuses statuses;
  private final StatusWriter writer;

  BaselineReconciler(
      CacheGate gate,
      PrimaryCaches caches,
      Triggers triggers,
      BaselineStatuses statuses,
      StatusWriter writer) {
    this.gate = gate;
    this.caches = caches;
    this.trigger = triggers.baselines();
    this.statuses = statuses;
    this.writer = writer;
  }

  @Override
  public List<EventSource<?, FirewallBaseline>> prepareEventSources(
      EventSourceContext<FirewallBaseline> context) {
    caches.baselines().bind(context.getPrimaryCache());
    return List.of(trigger);
  }

  @Override
  public UpdateControl<FirewallBaseline> reconcile(
      FirewallBaseline baseline, Context<FirewallBaseline> context) throws InterruptedException {
    gate.await();
    writer.write(baseline, statuses.status(baseline), new FirewallBaseline(), context);
    return UpdateControl.noUpdate();
  }
}
