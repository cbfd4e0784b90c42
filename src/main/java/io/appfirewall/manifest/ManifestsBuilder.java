package io.appfirewall.manifest;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects objects in any order. */
public final class ManifestsBuilder {
  private final SortedMap<ObjectId, Judged<Firewall>> firewalls = new TreeMap<>();
  private final SortedMap<NamespacedName, Group> groups = new TreeMap<>();
  private final SortedMap<ObjectId, Judged<Baseline>> baselines = new TreeMap<>();
  private final SortedMap<ObjectId, Judged<io.appfirewall.core.model.AddressGroup>> addressGroups =
      new TreeMap<>();
  private final SortedMap<String, TargetNamespace> namespaces = new TreeMap<>();
  private final List<Service> services = new ArrayList<>();
  private final List<EndpointSlice> slices = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final SortedMap<NamespacedName, NetworkPolicy> policies = new TreeMap<>();
  private final Workloads workloads = new Workloads();
  private final Map<ObjectId, String> uids = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();

  /** An object of one of the kinds that are kept; others are passed over. */
  public ManifestsBuilder add(HasMetadata object, Misfit misfit) {
    switch (object) {
      case AppFirewall firewall -> firewall(firewall, misfit);
      case FirewallBaseline baseline -> {
        Judged<Baseline> judged = misfit.join(BaselineReader.read(baseline));
        baselines.put(judged.id(), judged);
        uid(judged.id(), baseline);
      }
      case AddressGroup group -> addressGroup(misfit.join(AddressGroupReader.read(group)));
      case ClusterAddressGroup group -> addressGroup(misfit.join(AddressGroupReader.read(group)));
      case Namespace namespace -> {
        TargetNamespace read = NamespaceReader.read(namespace);
        namespaces.put(read.name(), read);
      }
      case Service service -> services.add(service);
      case EndpointSlice slice -> slices.add(slice);
      case Node node -> nodes.add(node);
      case NetworkPolicy policy -> policies.put(Metadata.namespacedName(policy), policy);
      case Pod pod -> workloads.add(pod);
      default -> {
        if (WorkloadReader.template(object).isPresent()) {
          workloads.addController(object);
        }
      }
    }
    return this;
  }

  private void firewall(AppFirewall firewall, Misfit misfit) {
    Judged<Firewall> judged = misfit.join(FirewallReader.read(firewall));
    firewalls.put(judged.id(), judged);
    uid(judged.id(), firewall);
    // Of a selector of which a part did not fit nobody knows what it was to select.
    boolean membersAreKnown =
        !misfit.isWithin("spec.podSelector") && !misfit.isWithin("spec.allPods");
    GroupReader.read(firewall)
        .map(group -> membersAreKnown ? group : new Group(group.id(), Optional.empty()))
        .ifPresent(group -> groups.put(group.id(), group));
  }

  private void addressGroup(Judged<io.appfirewall.core.model.AddressGroup> judged) {
    addressGroups.put(judged.id(), judged);
  }

  private void uid(ObjectId id, HasMetadata object) {
    Metadata.uid(object).ifPresent(uid -> uids.put(id, uid));
  }

  /** A firewall that is there, while nobody can say what it is. */
  public ManifestsBuilder unknown(ObjectId object) {
    if (object.kind() == Kind.APP_FIREWALL) {
      NamespacedName name = new NamespacedName(object.namespace().orElseThrow(), object.name());
      groups.put(name, new Group(name, Optional.empty()));
    }
    return this;
  }

  /** A namespace that some object is in. */
  public ManifestsBuilder mention(String namespace) {
    if (Names.isLabel(namespace, Names.LONGEST_LABEL)) {
      namespaces.putIfAbsent(namespace, NamespaceReader.named(namespace));
    }
    return this;
  }

  public ManifestsBuilder report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    return this;
  }

  public ManifestsBuilder report(InputProblem problem) {
    problems.add(problem);
    return this;
  }

  public Manifests build() {
    return new Manifests(
        List.copyOf(firewalls.values()),
        List.copyOf(groups.values()),
        List.copyOf(baselines.values()),
        List.copyOf(addressGroups.values()),
        List.copyOf(namespaces.values()),
        ClusterFacts.of(services, slices, nodes),
        policies,
        workloads.pods(),
        uids,
        diagnostics,
        problems);
  }
}
