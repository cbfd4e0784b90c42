package io.appfirewall.dashboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What page Compare sets against a base. */
class LocalBaseTest {
  private static final String MARKUP = "<script>alert(1)</script>";
  private static final String PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      ---
      """;
  private static final String OPENED =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: db, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: db}}
        ingress:
        - name: web
          from: [{pods: {podSelector: {matchLabels: {app: web}}}}]
          ports: [{port: 5432}]
      """;
  private static final String OTHER_PORT = OPENED.replace("5432", "5433");

  @TempDir private Path shown;
  @TempDir private Path base;
  private LocalDashboard.Running running;

  @BeforeEach
  void start() throws Exception {
    write(shown, PODS + OPENED);
    write(base, PODS + OPENED);
    running =
        LocalDashboard.start(
            new Folder(shown, "branch"),
            Optional.of(new Folder(base, MARKUP)),
            Clock.systemUTC(),
            0);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void noFlowDiffersAtFirst() throws Exception {
    assertThat(get("compare"))
        .contains("Against", "&lt;script&gt;alert(1)", "No flow is gained or lost.")
        .contains("<textarea")
        .doesNotContain(MARKUP);
    assertThat(get("api/compare"))
        .isEqualTo("{\"problems\":[],\"gained\":[],\"lost\":[],\"more\":false}");
  }

  @Test
  void aChangeOfEitherSideIsFollowed() throws Exception {
    write(shown, PODS + OTHER_PORT);
    awaitComparison(gainedAndLost("TCP 5433", "TCP 5432"));
    assertThat(get("compare")).contains("1 gained", "1 lost", "TCP 5433", "shop/db[Pod]");

    write(base, PODS + OTHER_PORT);
    awaitComparison(gainedAndLost());

    write(base, PODS + OPENED.replace("5432", "1"));
    awaitComparison(gainedAndLost("TCP 5433", "TCP 1"));
  }

  @Test
  void whatIsWrongWithTheBaseIsTold() throws Exception {
    write(base, "{");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(get("compare")).contains("this is not YAML"));
  }

  private void awaitComparison(String expected) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(get("api/compare")).isEqualTo(expected));
  }

  private static String gainedAndLost() {
    return "{\"problems\":[],\"gained\":[],\"lost\":[],\"more\":false}";
  }

  private static String gainedAndLost(String gained, String lost) {
    return "{\"problems\":[],\"gained\":[%s],\"lost\":[%s],\"more\":false}"
        .formatted(flow(gained), flow(lost));
  }

  private static String flow(String connections) {
    return "{\"from\":\"shop/web[Pod]\",\"to\":\"shop/db[Pod]\",\"connections\":\"%s\"}"
        .formatted(connections);
  }

  private static void write(Path folder, String manifests) throws Exception {
    Files.writeString(folder.resolve("all.yaml"), manifests);
  }

  private String get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }
}
