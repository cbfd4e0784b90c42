package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.Identity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Somebody who looks at the pages, with a token of their own, and with a browser or without. */
final class Visitor implements AutoCloseable {
  private static final String ROLES = "rbac.authorization.k8s.io";
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final KubernetesClient client;
  private final ServiceAccount account;
  private final String token;

  private Visitor(KubernetesClient client, ServiceAccount account) {
    this.client = client;
    this.account = account;
    this.token = Identity.token(account, client);
  }

  /** One who may nothing yet. */
  static Visitor make(KubernetesClient client, String namespace, String name) {
    return new Visitor(
        client,
        client
            .resource(
                new ServiceAccountBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(namespace)
                    .endMetadata()
                    .build())
            .create());
  }

  String token() {
    return token;
  }

  /** As the API server calls them. */
  String name() {
    return "system:serviceaccount:"
        + account.getMetadata().getNamespace()
        + ":"
        + account.getMetadata().getName();
  }

  /** Name and value. */
  String[] header() {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** Lets them look at everything in a namespace. */
  void view(String namespace) {
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(account.getMetadata().getName())
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef(ROLES, "ClusterRole", "view")
                .addNewSubject("", "ServiceAccount", account.getMetadata().getName(), namespaceOf())
                .build())
        .create();
  }

  /** Lets them do everything everywhere. */
  void rule() {
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(binding())
                .endMetadata()
                .withNewRoleRef(ROLES, "ClusterRole", "cluster-admin")
                .addNewSubject("", "ServiceAccount", account.getMetadata().getName(), namespaceOf())
                .build())
        .create();
  }

  private String binding() {
    return "visitor-" + account.getMetadata().getUid();
  }

  private String namespaceOf() {
    return account.getMetadata().getNamespace();
  }

  /** Has their token be nobody's. */
  void remove() {
    client.resource(account).delete();
  }

  @Override
  public void close() {
    remove();
    client.rbac().clusterRoleBindings().withName(binding()).delete();
  }

  /** A browser with what it keeps and what it was shown last. */
  static final class Browser {
    private final int port;
    private final String[] always;
    private final Map<String, String> cookies = new TreeMap<>();
    private String formToken = "";

    /**
     * A new one.
     *
     * @param always headers that come with each request
     */
    Browser(int port, String... always) {
      this.port = port;
      this.always = always;
    }

    HttpResponse<String> open(String path) {
      return keep(Http.send("GET", port, path, headers()));
    }

    /** Fills in a form of the page that was opened last. */
    HttpResponse<String> submit(String path, String... fields) {
      Stream<String> own =
          formToken.isEmpty() ? Stream.of() : Stream.of("_csrf=" + encode(formToken));
      String body =
          Stream.concat(
                  own,
                  IntStream.range(0, fields.length / 2)
                      .mapToObj(i -> fields[2 * i] + "=" + encode(fields[2 * i + 1])))
              .collect(Collectors.joining("&"));
      return keep(Http.submit(port, path, body, headers()));
    }

    /** Forgets what only our own pages could know. */
    void forgetForm() {
      formToken = "";
    }

    /** The same one, at another replica. */
    Browser at(int otherPort) {
      Browser same = new Browser(otherPort, always);
      same.cookies.putAll(cookies);
      return same;
    }

    String cookie(String name) {
      return cookies.getOrDefault(name, "");
    }

    void setCookie(String name, String value) {
      cookies.put(name, value);
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
      for (String cookie : cookies(answer)) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Expires=Thu, 01 Jan 1970")) {
          cookies.remove(pair[0]);
        } else {
          cookies.put(pair[0], pair[1]);
        }
      }
      Optional<MatchResult> form = FORM_TOKEN.matcher(answer.body()).results().findFirst();
      form.ifPresent(match -> formToken = match.group(1));
      return answer;
    }

    private String[] headers() {
      Stream<String> kept =
          cookies.isEmpty()
              ? Stream.of()
              : Stream.of(
                  "Cookie",
                  cookies.entrySet().stream()
                      .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                      .collect(Collectors.joining("; ")));
      return Stream.of(Stream.of("Accept", "text/html"), Arrays.stream(always), kept)
          .flatMap(each -> each)
          .toArray(String[]::new);
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /** Signs in with a new browser. */
  Browser signIn(int port, String... always) {
    Browser browser = new Browser(port, always);
    browser.open("/sign-in");
    assertThat(browser.submit("/sign-in", "token", token).statusCode()).isEqualTo(303);
    return browser;
  }

  static List<String> cookies(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie");
  }
}
