package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApiFailureTest {
  private static KubernetesClientException failure(int code, String message) {
    return failure(new StatusBuilder().withCode(code).withMessage(message).build());
  }

  private static KubernetesClientException failure(Status status) {
    return new KubernetesClientException("PUT at: https://...", status.getCode(), status);
  }

  private static Status notFound(String kind) {
    return new StatusBuilder().withCode(404).withNewDetails().withKind(kind).endDetails().build();
  }

  private static Status forbidden(String cause) {
    return new StatusBuilder()
        .withCode(403)
        .withNewDetails()
        .addNewCause("metadata.namespace", "is being terminated", cause)
        .endDetails()
        .build();
  }

  @Nested
  class AsASentence {
    @Test
    void isWhatTheApiServerSays() {
      assertThat(ApiFailure.sentence(failure(422, "spec is immutable")))
          .isEqualTo("spec is immutable");
    }

    @Test
    void isOnOneLine() {
      assertThat(ApiFailure.sentence(failure(422, "a\n  b\r\n\tc "))).isEqualTo("a b c");
    }

    @Test
    void isNotTooLong() {
      assertThat(ApiFailure.sentence(failure(422, "x".repeat(501))))
          .isEqualTo("x".repeat(500) + "…");
    }

    @Test
    void isTheInnermostCauseWhereNobodyAnswered() {
      var failure =
          new KubernetesClientException(
              "Operation: [list] failed.", new IOException("wrapped", new IOException("refused")));

      assertThat(ApiFailure.sentence(failure)).isEqualTo("refused");
    }

    @Test
    void namesTheCauseThatHasNoMessage() {
      assertThat(ApiFailure.sentence(new KubernetesClientException("x", new EOFException())))
          .isEqualTo("EOFException");
    }

    @Test
    void saysInWordsThatNobodyListens() {
      assertThat(ApiFailure.sentence(new KubernetesClientException("x", new ConnectException())))
          .isEqualTo("nobody answers there");
    }

    @Test
    void isItsOwnMessageWhereThereIsNothingElse() {
      assertThat(ApiFailure.sentence(new KubernetesClientException("interrupted")))
          .isEqualTo("interrupted");
    }
  }

  @Nested
  class OfAVanishingNamespace {
    @Test
    void isForbiddenBecauseOfItsEnd() {
      assertThat(ApiFailure.isOfVanishingNamespace(failure(forbidden("NamespaceTerminating"))))
          .isTrue();
    }

    @Test
    void isOfANamespaceThatIsNotFound() {
      assertThat(ApiFailure.isOfVanishingNamespace(failure(notFound("namespaces")))).isTrue();
    }

    @Test
    void isNoMissingRight() {
      assertThat(ApiFailure.isOfVanishingNamespace(failure(403, "you may not"))).isFalse();
      assertThat(ApiFailure.isOfVanishingNamespace(failure(forbidden("Other")))).isFalse();
    }

    @Test
    void isNoMissingPolicy() {
      assertThat(ApiFailure.isOfVanishingNamespace(failure(notFound("networkpolicies")))).isFalse();
    }
  }
}
