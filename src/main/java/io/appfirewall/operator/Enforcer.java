package io.appfirewall.operator;

import io.appfirewall.cluster.ApiFailure;
import io.appfirewall.cluster.Applier;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventRecorder;
import io.appfirewall.cluster.EventRecorder.Severity;
import io.appfirewall.cluster.FieldManagers;
import io.appfirewall.cluster.PolicyCache;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Owner;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.plan.Change.Difference;
import io.appfirewall.core.plan.Planner;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.manifest.PolicyReader;
import io.appfirewall.operator.OperatorMetrics.Write;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings one policy to what its compilation wants of it, and tells of what it had to put right. */
@Component
final class Enforcer {
  private static final Logger log = LoggerFactory.getLogger(Enforcer.class);
  static final String DRIFT_REPAIRED = "DriftRepaired";

  private final CacheGate gate;
  private final PolicyCache policies;
  private final Applier applier;
  private final FieldManagers managers;
  private final EventRecorder events;
  private final OperatorMetrics metrics;

  Enforcer(
      CacheGate gate,
      Caches caches,
      Applier applier,
      FieldManagers managers,
      EventRecorder events,
      OperatorMetrics metrics) {
    this.gate = gate;
    this.policies = caches.policies();
    this.applier = applier;
    this.managers = managers;
    this.events = events;
    this.metrics = metrics;
  }

  /** Somebody's alteration of a policy of ours. */
  private record Drift(NamespacedName policy, String what, Optional<String> manager) {
    String sentence() {
      return manager.map(name -> "Field manager " + name).orElse("Somebody")
          + " "
          + what
          + " NetworkPolicy "
          + policy
          + "; it stands as wanted again.";
    }
  }

  /** The change that is due now. */
  Change plan(Compilation compilation, HasMetadata owner) {
    Optional<ActualPolicy> actual = policies.get(compilation.policyName()).map(PolicyReader::read);
    return Planner.plan(compilation, Optional.ofNullable(owner.getMetadata().getUid()), actual);
  }

  /** Whether a policy of this very object stands, be it as wanted or not. */
  boolean stands(Compilation compilation) {
    var marks = new Owner(compilation.id(), Optional.empty()).labels().entrySet();
    return policies
        .get(compilation.policyName())
        .filter(policy -> PolicyReader.read(policy).labels().entrySet().containsAll(marks))
        .isPresent();
  }

  /**
   * Plans and applies.
   *
   * @param owner whose policy it is, which the Events are about
   * @throws RetryLater when the cache was late, so that the plan was for another policy, or is
   *     about to be emptied
   */
  ApplyOutcome enforce(Compilation compilation, HasMetadata owner, History history) {
    Change change = plan(compilation, owner);
    // Who altered it is written over by the repair, so it is asked before.
    Optional<Drift> drift = drift(change, history);
    ApplyOutcome outcome = apply(change);
    if (outcome instanceof ApplyOutcome.Done) {
      report(change, drift.isPresent(), compilation);
      drift.ifPresent(found -> report(found, owner));
    }
    return outcome;
  }

  private ApplyOutcome apply(Change change) {
    gate.checkOpen();
    try {
      return applier.apply(change);
    } catch (KubernetesClientException e) {
      throw new RetryLater(ApiFailure.sentence(e));
    }
  }

  private Optional<Drift> drift(Change change, History history) {
    return switch (change) {
      case Change.Create(var policy) when history.stood() ->
          Optional.of(new Drift(policy.id(), "deleted", Optional.empty()));
      case Change.Update update -> drift(update, history);
      case Change.Create create -> Optional.empty();
      case Change.None none -> Optional.empty();
      case Change.Delete delete -> Optional.empty();
      case Change.Refuse refuse -> Optional.empty();
      case Change.LeaveAltered altered -> Optional.empty();
    };
  }

  private Optional<Drift> drift(Change.Update update, History history) {
    // What was written with it tells even when nothing is known from before, as after a restart.
    if (!history.stood() && !update.actual().annotations().containsKey(NetworkPolicy.SPEC_HASH)) {
      return Optional.empty();
    }
    String what =
        update.differences().stream()
            .filter(difference -> isDrift(difference, history))
            .map(Enforcer::words)
            .collect(Collectors.joining(" and "));
    if (what.isEmpty()) {
      return Optional.empty();
    }
    NamespacedName id = update.policy().id();
    return Optional.of(new Drift(id, "altered " + what + " of", managers.lastToAlter(id)));
  }

  // An owner is wanted or not as deletionPolicy says, so after a change of the spec it may differ
  // though nobody touched it; and what was left behind for a firewall of its name has none.
  private static boolean isDrift(Difference difference, History history) {
    return switch (difference) {
      case SPEC_DRIFTED, MARKS -> true;
      case OWNER -> history.stood() && history.sameSpec();
      case SPEC_CHANGED, HANDED_OVER -> false;
    };
  }

  private static String words(Difference difference) {
    return switch (difference) {
      case SPEC_CHANGED, SPEC_DRIFTED -> "the spec";
      case MARKS -> "our labels or annotations";
      case OWNER -> "the ownerReference";
      case HANDED_OVER -> "the owner";
    };
  }

  private void report(Change change, boolean drifted, Compilation compilation) {
    Optional<Write> write =
        switch (change) {
          case Change.Create create -> Optional.of(drifted ? Write.RECREATED : Write.CREATED);
          case Change.Update update -> Optional.of(drifted ? Write.REPAIRED : write(update));
          case Change.Delete delete -> Optional.of(Write.REMOVED);
          case Change.None none -> Optional.empty();
          case Change.Refuse refuse -> Optional.empty();
          case Change.LeaveAltered altered -> Optional.empty();
        };
    write.ifPresent(done -> {
      metrics.written(done);
      log.atInfo()
          .addKeyValue("owner", compilation.id())
          .addKeyValue("policy", compilation.policyName())
          .addKeyValue("write", done)
          .log("Applied");
    });
  }

  private static Write write(Change.Update update) {
    return update.differences().contains(Difference.HANDED_OVER) ? Write.ADOPTED : Write.CHANGED;
  }

  private void report(Drift drift, HasMetadata owner) {
    metrics.driftRepaired(AlteredBy.of(drift.manager()));
    log.atWarn()
        .addKeyValue("policy", drift.policy())
        .addKeyValue("manager", drift.manager().orElse("unknown"))
        .log("Repaired drift");
    events.record(owner, Severity.WARNING, DRIFT_REPAIRED, drift.sentence());
  }
}
