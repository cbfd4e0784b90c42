package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Identity;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.controlplane.Part;
import io.appfirewall.operator.Visitor.Browser;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read the metrics, as a genuine API server sees it. */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.PARTS},
    own = true)
class MetricsAccessIT {
  private static final String METRICS = "/actuator/prometheus";
  private static final String SHORT_CACHE = "--appfirewall.metrics.access-cache=500ms";
  private static final Duration SOON = Duration.ofSeconds(30);

  private static RunningOperator operator;

  private final ControlPlane controlPlane;
  private final KubernetesClient client;
  private final FreshNamespace namespace;
  private Scraper scraper;

  MetricsAccessIT(ControlPlane controlPlane, KubernetesClient client, FreshNamespace namespace) {
    this.controlPlane = controlPlane;
    this.client = client;
    this.namespace = namespace;
  }

  @BeforeAll
  static void start(ControlPlane controlPlane) {
    CustomResources.install(controlPlane, Path.of("crds"));
    operator = RunningOperator.start(controlPlane.config(), SHORT_CACHE);
  }

  @AfterAll
  static void stop() {
    operator.close();
  }

  @BeforeEach
  void makeScraper() {
    scraper = Scraper.make(client, namespace.name());
  }

  @AfterEach
  void removeScraper() {
    scraper.close();
  }

  private HttpResponse<String> scrape() {
    return operator.get(METRICS, scraper.header());
  }

  private void awaitStatus(int status) {
    await().atMost(SOON).untilAsserted(() -> assertThat(scrape().statusCode()).isEqualTo(status));
  }

  @Test
  void nobodyMayWithoutAToken() {
    HttpResponse<String> answer = operator.get(METRICS);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    assertThat(answer.body()).doesNotContain("appfirewall_");
  }

  @Test
  void nobodyMayWithATokenOfNobody() {
    HttpResponse<String> answer = operator.get(METRICS, "Authorization", "Bearer nonsense");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
  }

  @Test
  void nobodyMayWithoutTheRight() {
    assertThat(scrape().statusCode()).isEqualTo(403);
  }

  @Test
  void whoeverHasTheRightMay() {
    scraper.allow();

    assertThat(scrape().statusCode()).isEqualTo(200);
    assertThat(scrape().body()).contains("appfirewall_leading");
  }

  @Test
  void theRightIsForThatPathAndToGet() {
    scraper.allow();
    awaitStatus(200);

    assertThat(operator.get("/actuator", scraper.header()).statusCode()).isEqualTo(403);
    assertThat(operator.get("/actuator/env", scraper.header()).statusCode()).isEqualTo(403);
    assertThat(Http.send("DELETE", operator.port(), METRICS, scraper.header()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatIsNotThereIsRefusedToo() {
    assertThat(operator.get("/nowhere").statusCode()).isEqualTo(401);
    assertThat(operator.get("/actuator/env").statusCode()).isEqualTo(401);
    assertThat(operator.get("/error").statusCode()).isEqualTo(401);
    assertThat(Http.send("POST", operator.port(), "/nowhere").statusCode()).isEqualTo(401);
  }

  @Test
  void theProbesAreOpenWhateverComesWithThem() {
    assertThat(operator.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(
            operator
                .get("/actuator/health/readiness", "Authorization", "Bearer nonsense")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoLosesTheRightMayNoLonger() {
    scraper.allow();
    awaitStatus(200);

    scraper.withdraw();

    awaitStatus(403);
  }

  @Test
  void nobodyMayWhileTheApiServerCannotBeAsked() {
    scraper.allow();
    awaitStatus(200);

    controlPlane.kill(Part.API_SERVER);

    awaitStatus(503);
    assertThat(scrape().body()).doesNotContain("appfirewall_");
    controlPlane.restart(Part.API_SERVER);
    awaitStatus(200);
  }

  @Test
  void saysOnceThatItMayNotAskTheApiServer() {
    Config powerless = Identity.user("somebody").applyTo(controlPlane.config(), client);
    try (var other = RunningOperator.startWithoutWaiting(powerless);
        var log = OperatorLog.listen()) {
      assertThat(other.get(METRICS, scraper.header()).statusCode()).isEqualTo(503);
      assertThat(other.get(METRICS, scraper.header()).statusCode()).isEqualTo(503);

      assertThat(log.complaints())
          .filteredOn(line -> line.startsWith("Cannot check who asks"))
          .singleElement()
          .asString()
          .contains("cannot create resource \"tokenreviews\"");
    }
  }

  @Test
  void noTokenIsLoggedHoweverMuchIs(@TempDir Path folder) throws IOException {
    scraper.allow();
    Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), controlPlane.kubeconfig());
    String[] everything = {
      "--logging.level.root=trace", "--logging.level.io.appfirewall=trace", SHORT_CACHE
    };
    try (var process = OperatorProcess.start(folder, kubeconfig, everything)) {
      process.awaitReady();
      int port = process.port().orElseThrow();
      assertThat(Http.send("GET", port, METRICS, scraper.header()).statusCode()).isEqualTo(200);
      assertThat(Http.send("GET", port, METRICS, "Authorization", "Bearer nonsense").statusCode())
          .isEqualTo(401);
      Browser browser = new Browser(port);
      browser.open("/sign-in");
      assertThat(browser.submit("/sign-in", "token", "nobodys-token").statusCode()).isEqualTo(401);
      assertThat(browser.submit("/sign-in", "token", scraper.token()).statusCode()).isEqualTo(303);
      assertThat(browser.open("/").statusCode()).isEqualTo(200);
      assertThat(browser.submit("/sign-out").statusCode()).isEqualTo(303);

      for (String token : List.of(scraper.token(), "nonsense", "nobodys-token")) {
        assertThat(process.log().lines().filter(line -> line.contains(token)))
            .extracting(line -> line.replace(token, "TOKEN"))
            .isEmpty();
      }
      assertThat(process.log()).contains(METRICS, "/sign-in");
    }
  }
}
