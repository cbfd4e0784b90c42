package io.appfirewall.operator;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.cluster.References;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.manifest.FirewallReader;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** One AppFirewall: gather what it names, compile, plan, apply, and say what came of it. */
@Component
final class FirewallReconciler implements Reconciler<AppFirewall> {
  private static final Duration WHILE_VANISHING = Duration.ofSeconds(5);

  private final CacheGate gate;
  private final PrimaryCaches caches;
  private final Trigger<AppFirewall> trigger;
  private final Gatherer gatherer;
  private final Enforcer enforcer;
  private final FirewallStatuses statuses;
  private final StatusWriter writer;
  private final Expiry expiry;

  FirewallReconciler(
      CacheGate gate,
      PrimaryCaches caches,
      Triggers triggers,
      Gatherer gatherer,
      Enforcer enforcer,
      FirewallStatuses statuses,
      StatusWriter writer,
      Expiry expiry) {
    this.gate = gate;
    this.caches = caches;
    this.trigger = triggers.firewalls();
    this.gatherer = gatherer;
    this.enforcer = enforcer;
    this.statuses = statuses;
    this.writer = writer;
    this.expiry = expiry;
  }

  @Override
  public List<EventSource<?, AppFirewall>> prepareEventSources(
      EventSourceContext<AppFirewall> context) {
    context
        .getPrimaryCache()
        .addIndexer(References.INDEX, firewall -> References.of(firewall).keys());
    caches.firewalls().bind(context.getPrimaryCache());
    return List.of(trigger);
  }

  @Override
  public UpdateControl<AppFirewall> reconcile(AppFirewall firewall, Context<AppFirewall> context)
      throws InterruptedException {
    gate.await();
    if (caches.isVanishing(firewall.getMetadata().getNamespace())) {
      // Or it has gone and another one of its name has come, of which our watch has not told yet.
      return UpdateControl.<AppFirewall>noUpdate().rescheduleAfter(WHILE_VANISHING);
    }
    Compilation compilation =
        PolicyCompiler.compile(FirewallReader.read(firewall), gatherer.gather(firewall));
    ApplyOutcome outcome =
        enforcer.enforce(compilation, firewall, FirewallStatuses.history(firewall));
    writer.write(
        firewall, statuses.status(firewall, compilation, outcome), new AppFirewall(), context);
    if (outcome instanceof ApplyOutcome.Failed(String why)) {
      throw new RetryLater(why);
    }
    return expiry.lookAgain(compilation);
  }
}
