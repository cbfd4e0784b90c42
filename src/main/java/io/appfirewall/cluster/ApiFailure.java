package io.appfirewall.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** What the API server meant by refusing a request. */
public final class ApiFailure {
  private static final int LONGEST = 500;

  private ApiFailure() {}

  /** Somebody else was first, or our cache is late: another look at the object will tell. */
  static boolean isConflict(KubernetesClientException failure) {
    return failure.getCode() == HttpURLConnection.HTTP_CONFLICT;
  }

  /** The namespace is on its way out or gone, so nothing is to be done in it any more. */
  static boolean isOfVanishingNamespace(KubernetesClientException failure) {
    return switch (failure.getCode()) {
      case HttpURLConnection.HTTP_FORBIDDEN -> hasCause(failure, "NamespaceTerminating");
      case HttpURLConnection.HTTP_NOT_FOUND -> "namespaces".equals(details(failure).getKind());
      default -> false;
    };
  }

  /** As a sentence for people, without the request and without line breaks. */
  public static String sentence(KubernetesClientException failure) {
    String text =
        Optional.ofNullable(failure.getStatus())
            .map(Status::getMessage)
            .or(() -> Optional.ofNullable(failure.getCause()).map(ApiFailure::innermost))
            .orElseGet(() -> String.valueOf(failure.getMessage()));
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static String innermost(Throwable cause) {
    Throwable at = cause;
    while (at.getCause() != null && !(at instanceof ConnectException)) {
      at = at.getCause();
    }
    if (at instanceof ConnectException) {
      // The JDK's own says it by a chain of classes and no word.
      return "nobody answers there";
    }
    return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
  }

  private static boolean hasCause(KubernetesClientException failure, String reason) {
    return Optional.ofNullable(details(failure).getCauses()).stream()
        .flatMap(java.util.List::stream)
        .anyMatch(cause -> reason.equals(cause.getReason()));
  }

  private static StatusDetails details(KubernetesClientException failure) {
    return Optional.ofNullable(failure.getStatus())
        .map(Status::getDetails)
        .orElseGet(StatusDetails::new);
  }
}
