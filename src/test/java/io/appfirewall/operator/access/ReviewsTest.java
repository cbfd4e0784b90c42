package io.appfirewall.operator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appfirewall.dashboard.sight.Resource;
import io.appfirewall.operator.AppFirewallProperties;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.authentication.AuthenticationServiceException;

@EnableKubernetesMockClient
@SuppressWarnings("NullAway.Init") // the mock client's extension sets the fields
class ReviewsTest {
  private static final String TOKENS = "/apis/authentication.k8s.io/v1/tokenreviews";
  private static final String RIGHTS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
  private static final String KNOWN =
      """
      {"status": {"authenticated": true, "user": {"username": "prometheus", "uid": "7",
      "groups": ["monitoring"], "extra": {"scopes": ["metrics"]}}}}
      """;
  private static final String UNKNOWN =
      "{\"status\": {\"authenticated\": false, \"error\": \"invalid bearer token\"}}";
  private static final User PROMETHEUS =
      new User("prometheus", "7", List.of("monitoring"), Map.of("scopes", List.of("metrics")));

  KubernetesMockServer server;
  KubernetesClient client;
  private Reviews reviews;

  @BeforeEach
  void make() {
    reviews = remembering("1m");
  }

  private Reviews remembering(String time) {
    var source =
        new MapConfigurationPropertySource(Map.of("appfirewall.metrics.access-cache", time));
    return new Reviews(
        client, new Binder(source).bindOrCreate("appfirewall", AppFirewallProperties.class));
  }

  private void answer(String path, String answer) {
    server.expect().post().withPath(path).andReturn(201, answer).once();
  }

  private boolean allows(String verb, String path) {
    return reviews.allows(PROMETHEUS, verb, path);
  }

  @Nested
  class OfATokenSay {
    @Test
    void whoseItIs() {
      answer(TOKENS, KNOWN);

      assertThat(reviews.user("secret")).contains(PROMETHEUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, "{}", "{\"status\": {}}"})
    void thatItIsNobodys(String answer) {
      answer(TOKENS, answer);

      assertThat(reviews.user("secret")).isEmpty();
    }

    @Test
    void theSameForAWhileWithoutAsking() {
      answer(TOKENS, KNOWN);
      answer(TOKENS, UNKNOWN);

      assertThat(reviews.user("secret")).isEqualTo(reviews.user("secret"));
      assertThat(reviews.user("another")).isEmpty();
    }

    @Test
    void whatTheApiServerSaysNowWhereNothingIsRemembered() {
      reviews = remembering("0s");
      answer(TOKENS, KNOWN);
      answer(TOKENS, UNKNOWN);

      assertThat(reviews.user("secret")).isPresent();
      assertThat(reviews.user("secret")).isEmpty();
    }

    @Test
    void nothingWhileTheApiServerRefusesAndAskAgainLater() {
      refuse(TOKENS);
      answer(TOKENS, KNOWN);

      assertThatThrownBy(() -> reviews.user("secret"))
          .isInstanceOf(AuthenticationServiceException.class);
      assertThat(reviews.user("secret")).contains(PROMETHEUS);
    }
  }

  @Nested
  class OfARightSay {
    @Test
    void thatItIsThere() throws InterruptedException {
      answer(RIGHTS, "{\"status\": {\"allowed\": true}}");

      assertThat(allows("get", "/actuator/prometheus")).isTrue();
      assertThat(server.getLastRequest().getUtf8Body())
          .contains(
              "\"nonResourceAttributes\":{\"path\":\"/actuator/prometheus\",\"verb\":\"get\"}")
          .contains("\"user\":\"prometheus\"", "\"uid\":\"7\"", "\"groups\":[\"monitoring\"]")
          .contains("\"extra\":{\"scopes\":[\"metrics\"]}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"status\": {\"allowed\": false}}",
          "{\"status\": {\"allowed\": false, \"denied\": true}}",
          "{}"
        })
    void thatItIsNot(String answer) {
      answer(RIGHTS, answer);

      assertThat(allows("get", "/actuator/prometheus")).isFalse();
    }

    @Test
    void forEachVerbAndPathOnItsOwn() {
      answer(RIGHTS, "{\"status\": {\"allowed\": true}}");
      answer(RIGHTS, "{\"status\": {\"allowed\": false}}");
      answer(RIGHTS, "{\"status\": {\"allowed\": false}}");

      assertThat(allows("get", "/actuator/prometheus")).isTrue();
      assertThat(allows("post", "/actuator/prometheus")).isFalse();
      assertThat(allows("get", "/actuator")).isFalse();
      assertThat(allows("get", "/actuator/prometheus")).isTrue();
    }

    @Test
    void thatObjectsOfANamespaceMayBeRead() throws InterruptedException {
      answer(RIGHTS, "{\"status\": {\"allowed\": true}}");

      assertThat(reviews.allowsToGet(PROMETHEUS, Resource.NETWORK_POLICIES, "shop")).isTrue();
      assertThat(server.getLastRequest().getUtf8Body())
          .contains("\"group\":\"networking.k8s.io\"", "\"resource\":\"networkpolicies\"")
          .contains("\"namespace\":\"shop\"", "\"verb\":\"get\"")
          .doesNotContain("nonResourceAttributes");
    }

    @Test
    void forEachKindAndNamespaceOnItsOwn() {
      answer(RIGHTS, "{\"status\": {\"allowed\": true}}");
      answer(RIGHTS, "{\"status\": {\"allowed\": false}}");
      answer(RIGHTS, "{\"status\": {\"allowed\": false}}");
      answer(RIGHTS, "{\"status\": {\"allowed\": false}}");
      User other = new User("other", "8", List.of(), Map.of());

      assertThat(reviews.allowsToGet(PROMETHEUS, Resource.PODS, "shop")).isTrue();
      assertThat(reviews.allowsToGet(PROMETHEUS, Resource.PODS, "bi")).isFalse();
      assertThat(reviews.allowsToGet(PROMETHEUS, Resource.EVENTS, "shop")).isFalse();
      assertThat(reviews.allowsToGet(other, Resource.PODS, "shop")).isFalse();
      assertThat(reviews.allowsToGet(PROMETHEUS, Resource.PODS, "shop")).isTrue();
    }

    @Test
    void aViewerAsksOnceForAPageEvenWhereNothingIsRemembered() {
      reviews = remembering("0s");
      answer(RIGHTS, "{\"status\": {\"allowed\": true}}");
      answer(RIGHTS, "{\"status\": {\"allowed\": false}}");
      Reader reader = new Reader(reviews, PROMETHEUS);

      assertThat(reader.mayGetEverywhere(Resource.PODS)).isTrue();
      assertThat(reader.mayGetEverywhere(Resource.PODS)).isTrue();
      assertThat(new Reader(reviews, PROMETHEUS).mayGetEverywhere(Resource.PODS)).isFalse();
    }

    @Test
    void nothingWhileTheApiServerRefuses() {
      refuse(RIGHTS);

      assertThatThrownBy(() -> allows("get", "/actuator/prometheus"))
          .isInstanceOf(AuthenticationServiceException.class);
    }
  }

  private void refuse(String path) {
    var status = new StatusBuilder().withCode(403).withMessage("you may not").build();
    server.expect().post().withPath(path).andReturn(403, status).once();
  }
}
