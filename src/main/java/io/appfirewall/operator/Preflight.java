package io.appfirewall.operator;

import io.appfirewall.cluster.ApiFailure;
import io.appfirewall.cluster.Place;
import io.appfirewall.cluster.Scope;
import io.appfirewall.operator.Rights.Right;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What stands in the way of a start, asked before it, since an informer that fails to start says so
 * in ten stack traces.
 */
@Component
final class Preflight {
  private final KubernetesClient client;
  private final Rights rights;
  private final Scope scope;

  Preflight(KubernetesClient client, Rights rights, Scope scope) {
    this.client = client;
    this.rights = rights;
    this.scope = scope;
  }

  /** A sentence that says what to do; empty when nothing is in the way. */
  Optional<String> obstacle() {
    Set<String> missing = new LinkedHashSet<>();
    Set<Right> forbidden = new LinkedHashSet<>();
    for (Class<? extends HasMetadata> kind : Rights.watched(scope).toList()) {
      for (Place place : scope.places()) {
        try {
          list(kind, place);
        } catch (KubernetesClientException e) {
          switch (e.getCode()) {
            case HttpURLConnection.HTTP_NOT_FOUND ->
                missing.add(HasMetadata.getFullResourceName(kind));
            case HttpURLConnection.HTTP_FORBIDDEN ->
                forbidden.add(Right.to("list", kind).in(place));
            default -> {
              return Optional.of(unreachable(e));
            }
          }
        }
      }
    }
    if (!missing.isEmpty()) {
      return Optional.of(
          "The cluster does not know "
              + String.join(", ", missing)
              + ". Install the custom resource definitions (kubectl apply -f crds/).");
    }
    if (!forbidden.isEmpty()) {
      forbidden.addAll(rights.denied());
    }
    forbidden.addAll(rights.deniedToLeaders());
    return sentence(forbidden);
  }

  /** All that the operator may not do, asked once something has failed. */
  Optional<String> forbidden() {
    Set<Right> forbidden = new LinkedHashSet<>(rights.denied());
    forbidden.addAll(rights.deniedToLeaders());
    return sentence(forbidden);
  }

  private static Optional<String> sentence(Set<Right> forbidden) {
    if (forbidden.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> verbs =
        forbidden.stream()
            .collect(
                Collectors.groupingBy(
                    Right::target,
                    LinkedHashMap::new,
                    Collectors.mapping(Right::verb, Collectors.joining(", "))));
    return Optional.of(
        verbs.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(
                Collectors.joining(
                    "; ",
                    "The operator may not ",
                    ". Give it the rights that docs/operator.md lists.")));
  }

  private <T extends HasMetadata> void list(Class<T> kind, Place place) {
    place.of(client.resources(kind)).list(new ListOptionsBuilder().withLimit(1L).build());
  }

  private String unreachable(KubernetesClientException failure) {
    String server = client.getConfiguration().getMasterUrl();
    return failure.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED
        ? "The API server at " + server + " does not accept our credentials."
        : "The API server at "
            + server
            + " cannot be reached: "
            + ApiFailure.sentence(failure)
            + ".";
  }
}
