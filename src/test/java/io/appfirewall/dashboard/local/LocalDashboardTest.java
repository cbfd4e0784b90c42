package io.appfirewall.dashboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDashboardTest {
  private static final String MARKUP = "<script>alert(1)</script>";

  /** Everything that a tenant can write is hostile here, as far as a reader lets it through. */
  private static final String HOSTILE =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata:
        name: web
        namespace: shop
        annotations: {note: "%1$s"}
      spec:
        podSelector: {matchLabels: {app: web}}
        ingress:
        - name: from-api
          description: "%1$s \\u202Egnp.exe \\u0007"
          from: [{firewall: {name: api}}, {firewall: {name: "%1$s"}}]
          ports: [{port: 80}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: "%1$s", namespace: shop, labels: {app: web}}
      """
          .formatted(MARKUP);

  @TempDir private static Path folder;
  private static LocalDashboard.Running running;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(folder.resolve("hostile.yaml"), HOSTILE);
    running = LocalDashboard.start(shown(), Optional.empty(), Clock.systemUTC(), 0);
  }

  private static Material shown() {
    return new Folder(folder, MARKUP);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(running.address() + path))
                .headers(
                    Stream.concat(Stream.of("Accept", "text/html"), Stream.of(headers))
                        .toArray(String[]::new))
                .build(),
            BodyHandlers.ofString());
  }

  private static HttpResponse<String> part(String path, String id) throws Exception {
    return get(path, "HX-Request", "true", "HX-Target", id);
  }

  @ParameterizedTest
  @CsvSource({
    "'', live",
    "firewalls, live",
    "firewalls?search=nothing, live",
    "firewalls/shop/web, live",
    "map, live",
    "ask?to=shop/web, answer",
    "baselines, live",
  })
  void sendsThePartThatFollowsChangesAlone(String path, String id) throws Exception {
    HttpResponse<String> part = part(path, id);

    assertThat(part.statusCode()).isEqualTo(200);
    assertThat(part.body())
        .startsWith("<div id=\"" + id + "\"")
        .endsWith("</div>")
        .doesNotContain("<html", "sse-connect");
    assertThat(withoutAges(get(path).body())).contains(withoutAges(part.body()));
  }

  private static String withoutAges(String page) {
    return page.replaceAll(">[^<]* ago<", "><");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "live)", "${7*7}", "live :: x", "../live", "__${7*7}__"})
  void sendsThePageWhereSomethingElseIsNamed(String id) throws Exception {
    assertThat(withoutAges(part("firewalls", id).body()))
        .startsWith("<!DOCTYPE html>")
        .isEqualTo(withoutAges(get("firewalls").body()));
  }

  @Test
  void sendsNothingOfAPageWithoutThePart() throws Exception {
    HttpResponse<String> answer = part("firewalls", "answer");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "firewalls",
        "firewalls?search=%3Cscript%3Ealert(1)%3C/script%3E",
        "firewalls/shop/web",
        "firewalls/shop/web/reach",
        "map",
        "map?firewall=shop/%3Cscript%3E",
        "ask?from=%3Cscript%3Ealert(1)%3C/script%3E&to=shop/web",
        "ask?to=shop/web",
        "names?from=shop",
        "baselines",
        "compare"
      })
  void showsWhatIsHostileAsText(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .doesNotContain(MARKUP, "<script>", "\u202e", "\u0007")
        .doesNotContain("Exception");
  }

  @Test
  void sendsTheHeadersThatKeepABrowserFromMischief() throws Exception {
    var headers = get("").headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void answersByNoOtherName() throws Exception {
    URI address = URI.create(running.address());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example:%d\r\nConnection: close\r\n\r\n"
                  .formatted(address.getPort())
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .doesNotContain("shop/web");
    }
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    assertThat(get("firewalls/shop/nobody").body())
        .contains("There is no AppFirewall shop/nobody, or you may not see it.");
    assertThat(get("nowhere").statusCode()).isEqualTo(404);
    assertThat(get("api/firewalls/shop/nobody").body())
        .isEqualTo("{\"error\":\"There is no AppFirewall shop/nobody, or you may not see it.\"}");
    assertThat(get("api/compare").statusCode()).isEqualTo(404);
    assertThat(get("api/compare").body()).contains("There is no base to compare with.");
  }

  @Test
  void followsTheFiles() throws Exception {
    Files.writeString(
        folder.resolve("api.yaml"),
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: api, namespace: shop}
        spec: {podSelector: {matchLabels: {app: api}}, mode: GroupOnly}
        """);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(get("firewalls").body()).contains("shop/api"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "9007199254740991"})
  void tellsAPageAtOnceThatAnotherProcessServed(String seen) throws Exception {
    HttpResponse<Stream<String>> stream =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(running.address() + "changes?seen=" + seen))
                    .build(),
                BodyHandlers.ofLines());

    try (Stream<String> lines = stream.body()) {
      assertThat(lines.filter(line -> !line.isEmpty()).limit(2))
          .containsExactly(":listening", "event:change");
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    int taken = URI.create(running.address()).getPort();

    assertThatThrownBy(
            () -> LocalDashboard.start(shown(), Optional.empty(), Clock.systemUTC(), taken))
        .isInstanceOf(PortTaken.class)
        .hasMessage("Port " + taken + " is taken. Choose another one by --port.");
  }
}
