package io.appfirewall.cluster;

import io.appfirewall.api.OwnResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** The cluster cannot be reached, or refuses: a sentence for the user, who alone can help. */
public final class ClusterUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClusterUnavailable(String sentence) {
    super(sentence);
  }

  /** What answers is a server that does not give a list of objects of a kind. */
  static ClusterUnavailable noList(Class<? extends HasMetadata> kind, KubernetesClient client) {
    return new ClusterUnavailable(
        "What answers at "
            + client.getMasterUrl()
            + " gives no list of "
            + HasMetadata.getPlural(kind)
            + ", so it is no Kubernetes of today.");
  }

  /** What came of the attempt to list a kind. */
  static ClusterUnavailable of(
      Class<? extends HasMetadata> kind,
      KubernetesClient client,
      KubernetesClientException failure) {
    String resources = HasMetadata.getPlural(kind);
    return new ClusterUnavailable(
        switch (failure.getCode()) {
          case HttpURLConnection.HTTP_UNAUTHORIZED ->
              "The cluster does not know you: renew your login.";
          case HttpURLConnection.HTTP_FORBIDDEN ->
              "You may not list " + resources + ": " + ApiFailure.sentence(failure) + ".";
          case HttpURLConnection.HTTP_NOT_FOUND ->
              OwnResource.class.isAssignableFrom(kind)
                  ? "The cluster has no " + resources + ": install AppFirewall's CRDs."
                  : "What answers at "
                      + client.getMasterUrl()
                      + " has no "
                      + resources
                      + ", so it is no Kubernetes of today.";
          default ->
              failure.getStatus() == null
                  ? "The cluster at "
                      + client.getMasterUrl()
                      + " cannot be reached: "
                      + ApiFailure.sentence(failure)
                      + "."
                  : "The cluster does not list "
                      + resources
                      + ": "
                      + ApiFailure.sentence(failure)
                      + ".";
        });
  }
}
