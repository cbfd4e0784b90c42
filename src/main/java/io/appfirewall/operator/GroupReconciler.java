package io.appfirewall.operator;

import io.appfirewall.api.AddressGroupSpec;
import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.api.OwnResource;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.AddressGroup;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The status of one address group; the firewalls that name it write what it means. */
abstract class GroupReconciler<G extends OwnResource<AddressGroupSpec, AddressGroupStatus>>
    implements Reconciler<G> {
  private final CacheGate gate;
  private final PrimaryCache<G> cache;
  private final Trigger<G> trigger;
  private final GroupStatuses statuses;
  private final StatusWriter writer;
  private final Function<G, Judged<AddressGroup>> reader;
  private final Supplier<G> empty;

  GroupReconciler(
      CacheGate gate,
      PrimaryCache<G> cache,
      Trigger<G> trigger,
      GroupStatuses statuses,
      StatusWriter writer,
      Function<G, Judged<AddressGroup>> reader,
      Supplier<G> empty) {
    this.gate = gate;
    this.cache = cache;
    this.trigger = trigger;
    this.statuses = statuses;
    this.writer = writer;
    this.reader = reader;
    this.empty = empty;
  }

  @Override
  public List<EventSource<?, G>> prepareEventSources(EventSourceContext<G> context) {
    cache.bind(context.getPrimaryCache());
    return List.of(trigger);
  }

  @Override
  public UpdateControl<G> reconcile(G group, Context<G> context) throws InterruptedException {
    gate.await();
    writer.write(group, statuses.status(group, reader.apply(group)), empty.get(), context);
    return UpdateControl.noUpdate();
  }
}
