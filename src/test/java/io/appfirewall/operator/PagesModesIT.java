package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pages are served to whom, by an operator whose API server does not answer. */
class PagesModesIT {
  private static final Path NOWHERE = Path.of("src/test/resources/kubeconfig-of-nowhere.yaml");
  private static final String[] TOKEN = {"Authorization", "Bearer nonsense"};

  private static RunningOperator start(String access) throws IOException {
    return RunningOperator.startWithoutWaiting(
        Config.fromKubeconfig(Files.readString(NOWHERE)),
        "--appfirewall.dashboard.access=" + access);
  }

  private static List<Integer> statuses(RunningOperator operator, String... headers) {
    return List.of(
        operator.get("/actuator/health/liveness", headers).statusCode(),
        operator.get("/", headers).statusCode(),
        operator.get("/api/overview", headers).statusCode(),
        operator.get("/nowhere", headers).statusCode(),
        operator.get("/sign-in", headers).statusCode(),
        operator.get("/dashboard/style.css", headers).statusCode());
  }

  @Test
  void nobodyIsLetInWhileNobodyCanBeAsked() throws IOException {
    try (var operator = start("token")) {
      assertThat(statuses(operator)).containsExactly(200, 401, 401, 401, 200, 200);
      assertThat(statuses(operator, TOKEN)).containsExactly(200, 503, 503, 503, 200, 200);
    }
  }

  @Test
  void everybodySeesThemWhereThatIsSaidAndNobodySignsIn() throws IOException {
    try (var operator = start("anonymous")) {
      // The cluster cannot be read, so there are no pages of it yet.
      assertThat(statuses(operator)).containsExactly(200, 503, 503, 404, 404, 200);
      assertThat(statuses(operator, TOKEN)).containsExactly(200, 503, 503, 404, 404, 200);
      assertThat(operator.get("/api/overview").body())
          .contains("The cluster has not been read yet");
      assertThat(operator.get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void nobodySeesThemWhereTheyAreDisabled() throws IOException {
    try (var operator = start("disabled")) {
      assertThat(statuses(operator)).containsExactly(200, 404, 404, 404, 404, 404);
      HttpResponse<String> answer = operator.get("/", "Accept", "text/html");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualToIgnoringNewLines("There is nothing here.");
    }
  }

  @Test
  void theOperatorSaysInShortThatThereIsNoSuchPage() throws IOException {
    try (var operator = start("anonymous")) {
      assertThat(operator.get("/nowhere", "Accept", "application/json").body())
          .contains("\"status\":404")
          .doesNotContain("<");
      assertThat(operator.get("/nowhere", "Accept", "text/html").body())
          .contains("There is no such page.");
    }
  }
}
