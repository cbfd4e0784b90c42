package io.appfirewall.operator;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
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
import org.springframework.stereotype.Component;

/** One namespace: the policy of every baseline in it. */
@Component
final class NamespaceReconciler implements Reconciler<Namespace> {
  private final StartGate gate;
  private final PrimaryCaches caches;
  private final Trigger<Namespace> trigger;
  private final Gatherer gatherer;
  private final Enforcer enforcer;
  private final Settler settler;
  // What was seen to stand since the start; a baseline's status does not name its policies.
  private final Set<NamespacedName> standing = ConcurrentHashMap.newKeySet();

  NamespaceReconciler(
      StartGate gate,
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
    if (namespace.isMarkedForDeletion()) {
      String name = namespace.getMetadata().getName();
      standing.removeIf(policy -> policy.namespace().equals(name));
      return UpdateControl.noUpdate();
    }
    TargetNamespace target = NamespaceReader.read(namespace);
    Snapshot snapshot = gatherer.gather();
    List<String> failures = new ArrayList<>();
    caches
        .baselines()
        .all()
        .filter(baseline -> !baseline.isMarkedForDeletion())
        .forEach(baseline -> enforce(baseline, target, snapshot, failures));
    if (!failures.isEmpty()) {
      throw new RetryLater(String.join("; ", failures));
    }
    return UpdateControl.noUpdate();
  }

  // One baseline that fails does not keep the others from being enforced.
  private void enforce(
      FirewallBaseline baseline,
      TargetNamespace namespace,
      Snapshot snapshot,
      List<String> failures) {
    Compilation compilation =
        BaselineCompiler.compile(BaselineReader.read(baseline), namespace, snapshot);
    NamespacedName policy = compilation.policyName();
    try {
      ApplyOutcome outcome =
          enforcer.enforce(compilation, baseline, new History(standing.contains(policy), true));
      if (outcome instanceof ApplyOutcome.Failed(String why)) {
        failures.add(why);
      } else if (compilation.intent() instanceof Intent.Enforce
          && outcome instanceof ApplyOutcome.Done) {
        standing.add(policy);
      } else {
        standing.remove(policy);
      }
    } catch (RetryLater late) {
      failures.add(late.getMessage());
    }
    settler.mark(id(baseline));
  }

  private static ObjectId id(HasMetadata baseline) {
    return ObjectId.cluster(Kind.FIREWALL_BASELINE, baseline.getMetadata().getName());
  }
}
