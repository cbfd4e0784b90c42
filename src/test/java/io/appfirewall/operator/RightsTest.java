package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.cluster.Scope;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rights of somebody who has none. */
@EnableKubernetesMockClient
@SuppressWarnings("NullAway.Init") // the mock client's extension sets the fields
class RightsTest {
  KubernetesMockServer server;
  KubernetesClient client;

  @BeforeEach
  void deny() {
    server
        .expect()
        .post()
        .withPath("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
        .andReturn(201, "{\"status\": {\"allowed\": false}}")
        .always();
  }

  private Rights rights(String metrics, String dashboard) {
    return new Rights(
        client,
        new OperatorNamespace("appfirewall-system"),
        Properties.with(
            "appfirewall.metrics.access", metrics, "appfirewall.dashboard.access", dashboard),
        Scope.CLUSTER);
  }

  @ParameterizedTest
  @CsvSource({"token, token", "token, disabled", "disabled, token"})
  void toReviewAreMissedWhereTokensAreReviewed(String metrics, String dashboard) {
    assertThat(rights(metrics, dashboard).denied())
        .containsAll(Rights.of(Scope.CLUSTER))
        .containsAll(Rights.ofReviews());
  }

  @Test
  void toReadEventsAreNotMissedSinceAllElseGoesOnWithoutThem() {
    assertThat(rights("token", "token").denied())
        .doesNotContainAnyElementsOf(Rights.ofPages(Scope.CLUSTER));
  }

  @ParameterizedTest
  @CsvSource({"anonymous, anonymous", "disabled, anonymous", "disabled, disabled"})
  void toReviewAreMissedNowhereElse(String metrics, String dashboard) {
    assertThat(rights(metrics, dashboard).denied()).isEqualTo(Rights.of(Scope.CLUSTER));
  }
}
