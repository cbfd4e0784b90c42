package io.appfirewall.manifest;

import static java.util.Objects.requireNonNullElse;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.OwnResource;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.plan.ActualPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of an object counts for policies and flows; not what an API server adds. */
final class ObjectContent {
  /** Whatever it belongs to, a pod is the same to policies. */
  private static final Workload ANY = new Workload("", "", "");

  private ObjectContent() {}

  /** A value that equals another exactly where the two objects, of one name, mean the same. */
  static Object of(HasMetadata object) {
    return switch (object) {
      case AppFirewall firewall -> content(FirewallReader.read(firewall), firewall);
      case FirewallBaseline baseline -> content(BaselineReader.read(baseline), baseline);
      case AddressGroup group -> content(AddressGroupReader.read(group), group);
      case ClusterAddressGroup group -> content(AddressGroupReader.read(group), group);
      case NetworkPolicy policy -> content(policy);
      case Namespace namespace -> NamespaceReader.read(namespace);
      case Service service ->
          List.of(ServiceReader.read(service, List.of()), ClusterIps.of(service));
      case EndpointSlice slice ->
          List.of(
              ServiceReader.endpoints(slice),
              requireNonNullElse(slice.getMetadata().getLabels(), Map.of()));
      case Node node -> NodeReader.internalIps(node);
      case Pod pod -> WorkloadReader.pod(pod, ANY);
      default ->
          WorkloadReader.template(object)
              .map(template -> WorkloadReader.promised(object, template, ANY));
    };
  }

  // What is not accepted has no meaning yet, but others may not be accepted for other reasons.
  private static Object content(Judged<?> judged, OwnResource<?, ?> object) {
    return judged.value().isPresent()
        ? judged
        : List.of(judged, Optional.ofNullable(object.getSpec()), object.misfit());
  }

  private static Object content(NetworkPolicy policy) {
    ActualPolicy read = PolicyReader.read(policy);
    @Nullable NetworkPolicySpec spec = policy.getSpec();
    return List.of(
        read.labels(),
        read.annotations(),
        read.controller(),
        read.spec(),
        read.spec().isPresent() ? Optional.empty() : Optional.ofNullable(spec));
  }
}
