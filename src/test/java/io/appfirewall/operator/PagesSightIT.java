package io.appfirewall.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.api.UsedBy;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What somebody sees of the pages: what a genuine API server says that they may get. */
@OnOperator(arguments = "--appfirewall.metrics.access-cache=500ms")
class PagesSightIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAGES = "io.appfirewall.dashboard";
  private static final String STREAM = "/changes";
  private static final int SILENCE_SECONDS = 4;

  private final RunningOperator operator;
  private final KubernetesClient client;
  private final Cluster cluster;
  private final FreshNamespace own;
  private final FreshNamespace other;
  private final String secret = "secret" + Long.toHexString(System.nanoTime());
  private Visitor visitor;

  PagesSightIT(
      RunningOperator operator, KubernetesClient client, Cluster cluster, FreshNamespace own) {
    this.operator = operator;
    this.client = client;
    this.cluster = cluster;
    this.own = own;
    this.other = FreshNamespace.make(client, "other");
  }

  @BeforeEach
  void fill() {
    visitor = Visitor.make(client, own.name(), "visitor");
    cluster.awaitReady(
        cluster.firewall(
            own.name(),
            "own-web",
            "podSelector: {matchLabels: {app: web}}\n"
                + "ingress: [{name: in, from: [{entity: SameNamespace}], ports: [{port: 80}]}]"));
    pod(own.name(), "own-web-1", "web");
    pod(other.name(), secret + "-pod", secret);
    cluster.awaitReady(
        cluster.firewall(
            other.name(),
            secret + "-db",
            "description: of %1$s\npodSelector: {matchLabels: {app: %1$s}}\n".formatted(secret)
                + "ingress: [{name: %1$s, from: [{entity: SameNamespace}], ports: [{port: 80}]}]"
                    .formatted(secret)));
    // Not ready, so that it would be among what needs attention.
    cluster.awaitCondition(
        cluster.firewall(
            other.name(),
            secret + "-odd",
            ("podSelector: {matchLabels: {app: %1$s}}\n"
                    + "ingress: [{name: in, from: [{firewall: {name: own-web, namespace: %2$s}},"
                    + " {firewall: {name: %1$s-gone}}], ports: [{port: 80}]}]")
                .formatted(secret, own.name())),
        "Ready=False/FirewallNotFound");
    cluster.apply(
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AddressGroup
        metadata: {name: %1$s-office, namespace: %2$s}
        spec: {addresses: [{cidr: 203.0.113.0/24}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: %1$s-foreign, namespace: %2$s}
        spec: {podSelector: {matchLabels: {app: %1$s}}}
        """
            .formatted(secret, other.name()));
  }

  @AfterEach
  void remove() {
    visitor.close();
    other.close();
  }

  private void pod(String namespace, String name, String app) {
    cluster.apply(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: default, namespace: %2$s}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: %1$s, namespace: %2$s, labels: {app: %3$s}}
        spec: {containers: [{name: main, image: none}]}
        """
            .formatted(name, namespace, app));
  }

  /** The pages that there are, JSON twins included, and each of them about what is hidden. */
  private List<String> everyPage() {
    return operator
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue().getBeanType().getName().startsWith(PAGES))
        .filter(entry -> gets(entry.getKey().getMethodsCondition().getMethods()))
        .flatMap(entry -> entry.getKey().getPatternValues().stream())
        .filter(path -> !path.equals(STREAM))
        .map(path -> path.replace("{namespace}", other.name()))
        .map(path -> path.replaceAll("\\{[^}]*}", "own-web"))
        .flatMap(path ->
            Stream.of(
                path,
                path + "?namespace=" + other.name(),
                path + "?from=" + other.name() + "/x&to=" + own.name() + "/own-web-1",
                path + "?from=" + own.name() + "/own-web-1&to=" + other.name() + "/x"))
        .sorted()
        .toList();
  }

  private static boolean gets(Set<RequestMethod> methods) {
    return methods.isEmpty() || methods.contains(RequestMethod.GET);
  }

  private HttpResponse<String> get(String path) {
    return operator.get(path, visitor.header());
  }

  private JsonNode json(String path) throws IOException {
    return JSON.readTree(get(path).body());
  }

  private void seesNothingOfTheOther() {
    List<String> paths = everyPage();
    assertThat(paths).contains("/", "/api/overview", "/firewalls/" + other.name() + "/own-web");
    for (String path : paths) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isBetween(200, 499);
      assertThat(answer.body()).as(path).doesNotContain(secret);
      if (!path.contains(other.name())) {
        assertThat(answer.body()).as(path).doesNotContain(other.name());
      }
    }
  }

  @Test
  void whoeverMayNothingSeesEmptyPages() throws IOException {
    assertThat(get("/").body()).contains("There is no AppFirewall yet that you may see.");
    assertThat(json("/api/overview").path("counts")).isEmpty();
    assertThat(json("/api/overview").path("notReady").asInt()).isZero();
    assertThat(json("/api/overview").path("attention")).isEmpty();
    assertThat(json("/api/firewalls").path("rows")).isEmpty();
    assertThat(get("/firewalls/" + own.name() + "/own-web").statusCode()).isEqualTo(404);
    assertThat(get("/api/firewalls").body()).doesNotContain("own-web", own.name());
    seesNothingOfTheOther();
  }

  @Test
  void whoeverMayLookAtOneNamespaceSeesThatAndNothingOfOthers() throws IOException {
    visitor.view(own.name());
    cluster.soon(
        () -> assertThat(get("/firewalls/" + own.name() + "/own-web").statusCode()).isEqualTo(200));

    assertThat(get("/").body()).doesNotContain("There is no AppFirewall yet");
    assertThat(json("/api/overview").path("counts").path("AppFirewall").path("ready").asInt())
        .isEqualTo(1);
    assertThat(json("/api/overview").path("notReady").asInt()).isZero();
    assertThat(get("/api/firewalls").body()).contains("own-web");
    seesNothingOfTheOther();
  }

  @Test
  void whatIsHiddenIsToldFromWhatIsNotThereByNothing() {
    visitor.view(own.name());
    cluster.soon(
        () -> assertThat(get("/firewalls/" + own.name() + "/own-web").statusCode()).isEqualTo(200));

    for (String prefix : List.of("/firewalls/", "/api/firewalls/")) {
      HttpResponse<String> hidden = get(prefix + other.name() + "/" + secret + "-db");
      HttpResponse<String> missing = get(prefix + other.name() + "/" + secret + "-no");

      assertThat(hidden.statusCode()).isEqualTo(404);
      assertThat(comparable(hidden))
          .isEqualTo(comparable(missing).replace(secret + "-no", secret + "-db"));
    }
  }

  /** Without the token against forgery, which is another one each time. */
  private static String comparable(HttpResponse<String> answer) {
    return answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }

  @Test
  void whoeverMayEverythingSeesEverything() {
    visitor.rule();

    cluster.soon(() ->
        assertThat(get("/api/firewalls").body())
            .contains("own-web", secret + "-db", secret + "-odd"));
    assertThat(get("/").body()).contains(secret + "-odd");
  }

  @Test
  void whoLosesTheRightSeesItNoLonger() {
    visitor.view(own.name());
    cluster.soon(() -> assertThat(get("/api/firewalls").body()).contains("own-web"));

    client.rbac().roleBindings().inNamespace(own.name()).withName("visitor").delete();

    cluster.soon(() -> assertThat(get("/api/firewalls").body()).doesNotContain("own-web"));
  }

  @Test
  void anOpenPageHearsOfWhatItsViewerMaySeeAndOfNothingElse() throws Exception {
    visitor.view(own.name());
    cluster.soon(() -> assertThat(get("/api/firewalls").body()).contains("own-web"));
    // The last that is still to be told of it.
    cluster.soon(() ->
        assertThat(cluster.status(own.name(), "own-web").usedBy())
            .isEqualTo(new UsedBy(1, List.of())));

    try (var log = OperatorLog.listen();
        var http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + operator.port() + STREAM))
              .headers(visitor.header())
              .header("Accept", "text/event-stream")
              .timeout(Duration.ofSeconds(30))
              .build();
      try (InputStream stream = http.send(request, BodyHandlers.ofInputStream()).body()) {
        CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> firstEvent(stream));
        cluster.update(other.name(), secret + "-db", "allPods: true");
        assertThat(isHeard(heard, SILENCE_SECONDS)).isFalse();

        cluster.update(own.name(), "own-web", "allPods: true");
        assertThat(isHeard(heard, 20)).isTrue();
        assertThat(heard.join()).startsWith("event:change\ndata:").doesNotContain(secret);
      }
      // Whoever alters it while its status is being written has that tried again, and told.
      cluster.soon(() -> {
        var altered = cluster.firewall(own.name(), "own-web");
        assertThat(requireNonNull(altered.getStatus()).observedGeneration())
            .isEqualTo(altered.getMetadata().getGeneration());
      });
      cluster.update(own.name(), "own-web", "podSelector: {matchLabels: {app: web}}");
      TimeUnit.SECONDS.sleep(2);
      assertThat(log.complaints()).isEmpty();
    }
  }

  private static boolean isHeard(CompletableFuture<String> heard, int seconds) throws Exception {
    try {
      heard.get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static String firstEvent(InputStream stream) {
    try {
      StringBuilder text = new StringBuilder();
      byte[] some = new byte[256];
      while (text.indexOf("event:") < 0 || text.indexOf("\n\n", text.indexOf("event:")) < 0) {
        int read = stream.read(some);
        if (read < 0) {
          throw new AssertionError("it has ended after " + text);
        }
        text.append(new String(some, 0, read, StandardCharsets.UTF_8));
      }
      return text.substring(text.indexOf("event:"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
