package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnableKubernetesMockClient
@SuppressWarnings("NullAway.Init") // the mock client's extension sets the fields
class ApiErrorsTest {
  private static final String PATH = "/api/v1/namespaces/shop";

  KubernetesMockServer server;
  KubernetesClient client;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private void ask(Config config) {
    try (var counting =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor(ApiErrors.NAME, new ApiErrors(registry)))
            .build()) {
      assertThat(catchThrowable(() -> counting.namespaces().withName("shop").delete()))
          .isInstanceOf(KubernetesClientException.class);
    }
  }

  private Config config(String url, int retries) {
    return new ConfigBuilder(client.getConfiguration())
        .withMasterUrl(url)
        .withRequestRetryBackoffLimit(retries)
        .build();
  }

  private List<String> counted() {
    return registry.find("appfirewall.api.errors").counters().stream()
        .filter(counter -> counter.count() > 0)
        .map((Counter counter) -> counter.getId().getTag("code") + " " + counter.count())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "403, 403",
    "409, 409",
    "410, 410",
    "422, 422",
    "429, 429",
    "401, 4xx",
    "400, 4xx",
    "500, 5xx",
    "503, 5xx"
  })
  void countWhatTheApiServerRefusesByItsCode(int code, String counted) {
    var status = new StatusBuilder().withCode(code).withMessage("no").build();
    server.expect().delete().withPath(PATH).andReturn(code, status).always();

    ask(config(client.getMasterUrl().toString(), 0));

    assertThat(counted()).containsExactly(counted + " 1.0");
  }

  @Test
  void countWhatDoesNotReachIt() {
    ask(config("https://127.0.0.1:1/", 1));

    assertThat(counted()).containsExactly("unreachable 1.0");
  }

  @Test
  void areThereBeforeTheFirst() {
    new ApiErrors(registry);

    assertThat(registry.find("appfirewall.api.errors").counters()).hasSize(9);
  }
}
