package io.appfirewall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.cli.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The pages on one's own machine, served by the jar as it is built. */
class DashboardProcessIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SHOP = "docs/examples/shop";
  private static final String PATH = System.getenv("PATH");
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir private static Path output;
  @TempDir private static Path manifests;
  private static DashboardProcess shop;

  @TempDir private Path folder;

  @BeforeAll
  static void serveTheShop() throws IOException {
    try (var files = Files.list(Path.of(SHOP))) {
      for (Path file : files.toList()) {
        Files.copy(file, manifests.resolve(file.getFileName()));
      }
    }
    shop = start("-f", manifests.toString(), "--base", SHOP, "--port", "0");
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void pagesAnswerWhereItSaysThatTheyAre() throws Exception {
    assertThat(shop.get("firewalls").body()).contains("shop/checkout-db");
    assertThat(shop.get("dashboard/style.css").statusCode()).isEqualTo(200);
    assertThat(shop.err()).isEmpty();
  }

  @Test
  void aChangedFileShowsAndIsComparedAsDiffDoes() throws Exception {
    Files.writeString(
        manifests.resolve("more.yaml"),
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: opened, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: checkout-db}}
          ingress:
          - {name: all, from: [{entity: Cluster}], ports: [{port: 5432}]}
        """);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(shop.get("api/firewalls").body()).contains("\"name\":\"opened\""));
    JsonNode page = json(shop.get("api/compare").body());
    JsonNode diff = json(Invocation.of("diff", SHOP, manifests.toString(), "-o", "json").out());
    assertThat(page.get("gained")).isEqualTo(diff.get("gained")).isNotEmpty();
    assertThat(page.get("lost")).isEqualTo(diff.get("lost"));
  }

  @Test
  void noMorePagesMayBeOpenThanTheHeapBears() throws Exception {
    HttpClient browsers = HttpClient.newHttpClient();
    try (var small = DashboardProcess.start(output, PATH, List.of("-Xmx64m"), "-f", SHOP)) {
      HttpRequest open = HttpRequest.newBuilder(URI.create(small.address() + "changes")).build();
      List<HttpResponse<InputStream>> pages = new ArrayList<>();
      HttpResponse<InputStream> last;
      do {
        last = browsers.send(open, BodyHandlers.ofInputStream());
        pages.add(last);
      } while (last.statusCode() == 200);

      assertThat(pages).hasSizeBetween(70, 90);
      assertThat(last.statusCode()).isEqualTo(503);
      assertThat(last.body()).asString(UTF_8).contains("Too many pages are open");
      assertThat(small.get("firewalls").body()).contains("shop/checkout-db");
      pages.getFirst().body().close();
      await()
          .atMost(SOON)
          .until(() -> browsers.send(open, BodyHandlers.ofInputStream()).statusCode() == 200);
    } finally {
      browsers.shutdownNow();
    }
  }

  @Test
  void aPortThatIsTakenIsTold() throws Exception {
    int taken = URI.create(shop.address()).getPort();
    try (var other = start("-f", SHOP, "--port", Integer.toString(taken))) {
      assertThat(other.exitCode()).isEqualTo(1);
      assertThat(other.out()).isEmpty();
      assertThat(other.err())
          .isEqualTo("Port " + taken + " is taken. Choose another one by --port.\n");
    }
  }

  @Test
  void aPathThatDoesNotExistIsTold() throws Exception {
    try (var other = start("-f", "missing")) {
      assertThat(other.exitCode()).isEqualTo(1);
      assertThat(other.out()).isEmpty();
      assertThat(other.err())
          .isEqualTo("error missing: there is no such file or directory. [Unreadable]\n");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theBrowserIsOpenedAndSigtermEndsIt() throws Exception {
    Path opened = folder.resolve("opened");
    browser("printf %s \"$1\" > '" + opened + "'");
    try (var other = DashboardProcess.start(output, folder + ":" + PATH, "-f", SHOP, "--open")) {
      String address = other.address();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(opened).isRegularFile().hasContent(address));

      other.terminate();

      assertThat(other.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(other.err()).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereThereIsNoBrowserItIsServedEvenSo() throws Exception {
    goesOnWithout(folder.toString());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereTheBrowserFailsItIsServedEvenSo() throws Exception {
    browser("exit 3");
    goesOnWithout(folder + ":" + PATH);
  }

  private static void goesOnWithout(String path) throws Exception {
    try (var other = DashboardProcess.start(output, path, "-f", SHOP, "--port", "0", "--open")) {
      String sentence = "No browser could be started; open " + other.address() + " yourself.\n";
      await().atMost(SOON).untilAsserted(() -> assertThat(other.err()).isEqualTo(sentence));
      assertThat(other.get("").statusCode()).isEqualTo(200);
      assertThat(other.isAlive()).isTrue();
    }
  }

  private void browser(String command) throws IOException {
    Path program = Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\n" + command + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private static DashboardProcess start(String... options) throws IOException {
    return DashboardProcess.start(output, PATH, options);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
