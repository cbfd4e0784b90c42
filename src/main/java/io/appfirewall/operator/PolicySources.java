package io.appfirewall.operator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.Policy.Source;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.Planner;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.FirewallReader;
import io.appfirewall.manifest.NamespaceReader;
import io.appfirewall.manifest.PolicyReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the policies that stand are generated from, rule by rule where they are what their owner
 * comes to. One that was altered, or is not written yet as its firewall wants it, is shown as it
 * stands; of such only whose it is can be told.
 *
 * <p>What was found out of a policy that stands as wanted is true as long as neither it nor its
 * owner's spec changes, and is not found out again for so long.
 */
final class PolicySources {
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final PrimaryCaches primaries;
  private final Gatherer gatherer;
  private final Cache<NetworkPolicy, Known> known =
      Caffeine.newBuilder()
          .weakKeys()
          .expireAfterAccess(IDLE)
          .scheduler(Scheduler.systemScheduler())
          .executor(Runnable::run)
          .build();

  PolicySources(PrimaryCaches primaries, Gatherer gatherer) {
    this.primaries = primaries;
    this.gatherer = gatherer;
  }

  /** The object by whose name a policy is called, whether or not the policy is its own. */
  private record Owner(ObjectId id, HasMetadata object, Supplier<Compilation> compilation) {
    Version version() {
      return new Version(object.getMetadata().getUid(), object.getMetadata().getGeneration());
    }

    boolean owns(ActualPolicy policy) {
      return Planner.isOurs(id, Optional.ofNullable(object.getMetadata().getUid()), policy);
    }
  }

  /** Of a spec. */
  private record Version(@Nullable String uid, @Nullable Long generation) {}

  /** A policy that stands as an owner wants it, or that is nobody's of ours. */
  private record Known(Policy policy, Optional<Version> owner) {}

  /** The policies of one namespace; what no policy can be read from, as nobody enforces it. */
  Stream<Policy> of(String namespace, Stream<NetworkPolicy> policies) {
    return policies.flatMap(policy -> of(namespace, policy).stream());
  }

  private Optional<Policy> of(String namespace, NetworkPolicy object) {
    Optional<Owner> owner = owner(namespace, object.getMetadata().getName());
    Optional<Version> version = owner.map(Owner::version);
    Known before = known.getIfPresent(object);
    if (before != null && before.owner.equals(version)) {
      return Optional.of(before.policy);
    }
    Optional<Policy> policy = read(object, owner);
    policy
        .filter(PolicySources::isSettled)
        .ifPresent(settled -> known.put(object, new Known(settled, version)));
    return policy;
  }

  private static Optional<Policy> read(NetworkPolicy object, Optional<Owner> owner) {
    ActualPolicy actual = PolicyReader.read(object);
    return actual
        .spec()
        .map(spec ->
            new Policy(
                actual.id(),
                spec,
                owner.filter(each -> each.owns(actual)).map(each -> source(each, spec))));
  }

  private static Source source(Owner owner, PolicySpec spec) {
    return owner.compilation().get().intent() instanceof Intent.Enforce(var wanted)
            && wanted.spec().equals(spec)
        ? new Source(owner.id(), wanted.ingressOrigins(), wanted.egressOrigins())
        : new Source(owner.id(), List.of(), List.of());
  }

  // One that is not as wanted may be so without any change of itself, by one of what it names.
  private static boolean isSettled(Policy policy) {
    return policy
        .source()
        .filter(source -> source.ingress().isEmpty() && source.egress().isEmpty())
        .isEmpty();
  }

  private Optional<Owner> owner(String namespace, String policy) {
    return after(Firewall.POLICY_PREFIX, policy)
        .flatMap(name -> firewall(new NamespacedName(namespace, name)))
        .or(() -> after(Baseline.POLICY_PREFIX, policy).flatMap(name -> baseline(name, namespace)));
  }

  private static Optional<String> after(String prefix, String name) {
    return Optional.of(name)
        .filter(text -> text.startsWith(prefix) && text.length() > prefix.length())
        .map(text -> text.substring(prefix.length()));
  }

  private Optional<Owner> firewall(NamespacedName id) {
    return primaries
        .firewall(id)
        .map(firewall ->
            new Owner(
                ObjectId.namespaced(Kind.APP_FIREWALL, id),
                firewall,
                () ->
                    PolicyCompiler.compile(
                        FirewallReader.read(firewall), gatherer.gather(firewall))));
  }

  private Optional<Owner> baseline(String name, String namespace) {
    return primaries
        .baselines()
        .get(name)
        .map(baseline ->
            new Owner(
                ObjectId.cluster(Kind.FIREWALL_BASELINE, name),
                baseline,
                () ->
                    BaselineCompiler.compile(
                        BaselineReader.read(baseline),
                        primaries
                            .namespaces()
                            .get(namespace)
                            .map(NamespaceReader::read)
                            .orElseGet(() -> NamespaceReader.named(namespace)),
                        gatherer.gather())));
  }
}
