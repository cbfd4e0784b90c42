package io.appfirewall.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** The cluster cannot be reached, or refuses: a sentence for the user, who alone can help. */
public final class ClusterUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClusterUnavailable(String sentence) {
    super(sentence);
  }

  static ClusterUnavailable of(
      String resources, KubernetesClient client, KubernetesClientException failure) {
    return new ClusterUnavailable(
        switch (failure.getCode()) {
          case HttpURLConnection.HTTP_UNAUTHORIZED ->
              "The cluster does not know you: renew your login.";
          case HttpURLConnection.HTTP_FORBIDDEN ->
              "You may not list " + resources + ": " + ApiFailure.sentence(failure) + ".";
          case HttpURLConnection.HTTP_NOT_FOUND ->
              "The cluster has no " + resources + ": install AppFirewall's CRDs.";
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
