package io.appfirewall.manifest;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.AddressGroup;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.core.snapshot.Snapshot.Platform;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that was read, from files or from a cluster; each list sorted by name.
 *
 * @param groups the firewalls as others name them
 * @param namespaces those that are there and those that are only mentioned
 * @param networkPolicies ours and others'
 * @param pods those that are there, and those that controllers without pods promise
 * @param uids of the objects of ours that an API server has seen
 * @param diagnostics on objects that are none of ours, and on those that are there twice
 * @param problems with what is no object at all
 */
public record Manifests(
    List<Judged<Firewall>> firewalls,
    List<Group> groups,
    List<Judged<Baseline>> baselines,
    List<Judged<AddressGroup>> addressGroups,
    List<TargetNamespace> namespaces,
    ClusterFacts facts,
    SortedMap<NamespacedName, NetworkPolicy> networkPolicies,
    List<Pod> pods,
    Map<ObjectId, String> uids,
    List<Diagnostic> diagnostics,
    List<InputProblem> problems) {
  public Manifests {
    firewalls = List.copyOf(firewalls);
    groups = List.copyOf(groups);
    baselines = List.copyOf(baselines);
    addressGroups = List.copyOf(addressGroups);
    namespaces = List.copyOf(namespaces);
    networkPolicies = Collections.unmodifiableSortedMap(new TreeMap<>(networkPolicies));
    pods = List.copyOf(pods);
    uids = Map.copyOf(uids);
    diagnostics = diagnostics.stream().distinct().sorted().toList();
    problems = problems.stream().distinct().sorted().toList();
  }

  public Optional<String> uid(ObjectId object) {
    return Optional.ofNullable(uids.get(object));
  }

  public Optional<NetworkPolicy> networkPolicy(NamespacedName name) {
    return Optional.ofNullable(networkPolicies.get(name));
  }

  /** The facts on which every decision about these objects rests. */
  public Snapshot snapshot(Settings settings, Instant now) {
    return new Snapshot(
        settings,
        now,
        groups.stream().collect(toMap(Group::id, Function.identity())),
        facts.services().stream().collect(toMap(Service::id, Function.identity())),
        addressGroups.stream().collect(toMap(Judged::id, Function.identity())),
        facts.apiServer(),
        facts.nodes(),
        facts.dnsAddresses(),
        Platform.of(namespaces.stream().map(TargetNamespace::name).collect(toSet())),
        Set.of());
  }
}
