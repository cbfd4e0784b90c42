package io.appfirewall.operator;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.ApiFailure;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What stands in the way of a start, asked before it, since an informer that fails to start says so
 * in ten stack traces.
 */
@Component
final class Preflight {
  private static final List<Class<? extends HasMetadata>> READ =
      List.of(
          AppFirewall.class,
          FirewallBaseline.class,
          AddressGroup.class,
          ClusterAddressGroup.class,
          NetworkPolicy.class,
          Namespace.class,
          Pod.class,
          Service.class,
          EndpointSlice.class,
          Node.class);

  private final KubernetesClient client;

  Preflight(KubernetesClient client) {
    this.client = client;
  }

  /** A sentence that says what to do; empty when nothing is in the way. */
  Optional<String> obstacle() {
    List<String> missing = new ArrayList<>();
    List<String> forbidden = new ArrayList<>();
    for (Class<? extends HasMetadata> kind : READ) {
      try {
        list(kind);
      } catch (KubernetesClientException e) {
        switch (e.getCode()) {
          case HttpURLConnection.HTTP_NOT_FOUND ->
              missing.add(HasMetadata.getFullResourceName(kind));
          case HttpURLConnection.HTTP_FORBIDDEN -> forbidden.add(ApiFailure.sentence(e));
          default -> {
            return Optional.of(unreachable(e));
          }
        }
      }
    }
    if (!missing.isEmpty()) {
      return Optional.of(
          "The cluster does not know "
              + String.join(", ", missing)
              + ". Install the custom resource definitions: kubectl apply -f crds/");
    }
    return forbidden.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The operator may not read what it needs; give its service account the ClusterRole of"
                + " the Helm chart. "
                + String.join("; ", forbidden));
  }

  private <T extends HasMetadata> void list(Class<T> kind) {
    client.resources(kind).inAnyNamespace().list(new ListOptionsBuilder().withLimit(1L).build());
  }

  private String unreachable(KubernetesClientException failure) {
    String server = client.getConfiguration().getMasterUrl();
    return failure.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED
        ? "The API server at " + server + " does not accept our credentials."
        : "The API server at " + server + " does not answer: " + ApiFailure.sentence(failure);
  }
}
