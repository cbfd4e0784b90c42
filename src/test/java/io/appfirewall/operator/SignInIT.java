package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.operator.Visitor.Browser;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How somebody gets at the pages, as a genuine API server knows them. */
@OnOperator(
    arguments = {
      "--appfirewall.metrics.access-cache=500ms",
      "--appfirewall.leader-election.enabled=true",
      "--appfirewall.leader-election.lease=appfirewall",
      // As in a pod, where Spring Boot chooses it by itself.
      "--server.forward-headers-strategy=native"
    })
class SignInIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String[] BROWSER = {"Accept", "text/html"};
  private static final String[] TLS = {"X-Forwarded-Proto", "https"};

  private final RunningOperator operator;
  private final KubernetesClient client;
  private final FreshNamespace namespace;
  private Visitor visitor;

  SignInIT(RunningOperator operator, KubernetesClient client, FreshNamespace namespace) {
    this.operator = operator;
    this.client = client;
    this.namespace = namespace;
  }

  @BeforeEach
  void makeVisitor() {
    visitor = Visitor.make(client, namespace.name(), "visitor");
  }

  @AfterEach
  void removeVisitor() {
    visitor.close();
  }

  private Browser browser(String... always) {
    return new Browser(operator.port(), always);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Nested
  class WithoutAToken {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/firewalls", "/api/overview", "/changes", "/nowhere", "/error"})
    void aProgramIsRefused(String path) {
      HttpResponse<String> answer = operator.get(path);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
      assertThat(answer.body()).startsWith("Send a token that the cluster's API server takes");
    }

    @Test
    void aBrowserIsLedToTheFormAndThenBack() {
      HttpResponse<String> answer = operator.get("/firewalls?search=a%26b", BROWSER);

      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(location(answer)).isEqualTo("/sign-in?page=%2Ffirewalls%3Fsearch%3Da%2526b");

      Browser browser = browser();
      assertThat(browser.open(location(answer)).body())
          .contains("name=\"page\" value=\"/firewalls?search=a%26b\"");
      assertThat(
              location(
                  browser.submit(
                      "/sign-in", "token", visitor.token(), "page", "/firewalls?search=a%26b")))
          .isEqualTo("/firewalls?search=a%26b");
    }

    @Test
    void aPartOfAPageHasTheWholePageGoThere() {
      HttpResponse<String> answer = operator.get("/firewalls", "HX-Request", "true");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().allValues("HX-Redirect"))
          .containsExactly("/sign-in?page=%2Ffirewalls");
    }

    @Test
    void theFormTellsNothingOfTheCluster() {
      String form = operator.get("/sign-in", BROWSER).body();

      assertThat(form).contains("<title>Sign in").doesNotContain("href=\"/firewalls\"");
      assertThat(form).contains("<span class=\"site\"></span>").doesNotContain("Sign out");
    }

    @Test
    void whatPagesLookLikeIsOpen() {
      for (String file : List.of("/dashboard/style.css", "/webjars/htmx.org/dist/htmx.min.js")) {
        HttpResponse<String> answer = operator.get(file);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=3600");
      }
    }

    @Test
    void theMetricsStayWhatTheyAre() {
      HttpResponse<String> answer = operator.get("/actuator/prometheus", BROWSER);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }
  }

  @Nested
  class WithATokenInAHeader {
    @Test
    void everyPageIsThere() {
      assertThat(operator.get("/", visitor.header()).statusCode()).isEqualTo(200);
      assertThat(operator.get("/api/overview", visitor.header()).body()).startsWith("{");
      assertThat(operator.get("/nowhere", visitor.header()).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingIsKept() {
      HttpResponse<String> answer = operator.get("/api/overview", visitor.header());

      assertThat(Visitor.cookies(answer)).isEmpty();
    }

    @Test
    void aTokenOfNobodyIsRefused() {
      String[] nobody = {"Authorization", "Bearer nonsense"};

      assertThat(operator.get("/", nobody).statusCode()).isEqualTo(401);
      assertThat(operator.get("/api/overview", nobody).statusCode()).isEqualTo(401);
      assertThat(operator.get("/sign-in", nobody).statusCode()).isEqualTo(200);
    }

    @Test
    void itCountsNoLongerThanTheApiServerSays() {
      assertThat(operator.get("/", visitor.header()).statusCode()).isEqualTo(200);

      visitor.remove();

      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(operator.get("/", visitor.header()).statusCode()).isEqualTo(401));
    }

    @Test
    void noFormTokenIsAskedForSinceNoOtherSiteCanSendIt() {
      assertThat(Http.send("POST", operator.port(), "/", visitor.header()).statusCode())
          .isEqualTo(405);
    }
  }

  @Nested
  class TheCookie {
    private HttpResponse<String> enter(Browser browser) {
      browser.open("/sign-in");
      return browser.submit("/sign-in", "token", visitor.token());
    }

    @Test
    void isKeptUntilTheBrowserIsClosedAndIsForNobodyElse() {
      HttpResponse<String> answer = enter(browser());

      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(location(answer)).isEqualTo("/");
      assertThat(Visitor.cookies(answer))
          .contains("appfirewall-token=" + visitor.token() + "; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void isForTlsAloneWhereThatIsTheWay() {
      Browser browser = browser(TLS);

      assertThat(Visitor.cookies(enter(browser)))
          .contains(
              "__Host-appfirewall-token="
                  + visitor.token()
                  + "; Path=/; Secure; HttpOnly; SameSite=Strict");
      assertThat(browser.open("/").statusCode()).isEqualTo(200);
      assertThat(browser.open("/").headers().map()).containsKey("strict-transport-security");
    }

    @Test
    void withoutTlsDoesNotCountWhereTlsIsTheWay() {
      Browser browser = browser(TLS);
      browser.setCookie("appfirewall-token", visitor.token());

      assertThat(browser.open("/").statusCode()).isEqualTo(302);
    }

    @Test
    void isAllThereIsSoThatAnotherReplicaTakesItToo(ControlPlane controlPlane) {
      Browser browser = visitor.signIn(operator.port());
      assertThat(browser.open("/").statusCode()).isEqualTo(200);

      try (var other =
          RunningOperator.start(
              ChartInstall.install(controlPlane).applyTo(controlPlane.config(), client),
              "--appfirewall.leader-election.enabled=true",
              "--appfirewall.leader-election.lease=appfirewall")) {
        assertThat(browser.at(other.port()).open("/").body()).contains(visitor.name());
      }
    }

    @Test
    void comesWithNoSession() {
      Browser browser = browser();
      browser.setCookie("JSESSIONID", "chosen-by-somebody");

      List<HttpResponse<String>> answers =
          List.of(
              browser.open("/"),
              enter(browser),
              browser.open("/"),
              browser.open("/firewalls"),
              browser.submit("/sign-out"));

      assertThat(answers)
          .flatExtracting(Visitor::cookies)
          .isNotEmpty()
          .noneMatch(cookie -> cookie.contains("SESSION"));
    }

    @Test
    void givesTheFormsANewToken() {
      Browser browser = browser();
      browser.open("/sign-in");
      String before = browser.cookie("appfirewall-form");
      browser.submit("/sign-in", "token", visitor.token());
      browser.open("/");

      assertThat(browser.cookie("appfirewall-form")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void thatCountsNoLongerLeadsToTheFormWhichSaysSo() {
      Browser browser = visitor.signIn(operator.port());
      visitor.remove();

      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(location(browser.open("/firewalls")))
                  .isEqualTo("/sign-in?page=%2Ffirewalls&expired"));
      assertThat(browser.open("/sign-in?page=%2Ffirewalls&expired").body())
          .contains("does not take your token any longer");
    }

    @Test
    void isNeverShown() {
      Browser browser = visitor.signIn(operator.port());

      assertThat(browser.open("/").body()).contains(visitor.name());
      assertThat(browser.open("/").body()).doesNotContain(visitor.token());
      assertThat(browser.open("/sign-in").body()).doesNotContain(visitor.token());
    }
  }

  @Nested
  class TheForm {
    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "no token", "x\r\nSet-Cookie: a=b", ""})
    void takesNoTokenOfNobody(String token) {
      Browser browser = browser();
      browser.open("/sign-in");

      HttpResponse<String> answer = browser.submit("/sign-in", "token", token, "page", "/map");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body())
          .contains("The API server does not take this token.")
          .contains("name=\"page\" value=\"/map\"");
      assertThat(Visitor.cookies(answer)).isEmpty();
    }

    @Test
    void takesSpaceAroundATokenForNothing() {
      Browser browser = browser();
      browser.open("/sign-in");

      assertThat(browser.submit("/sign-in", "token", " " + visitor.token() + "\n").statusCode())
          .isEqualTo(303);
    }

    @Test
    void takesNoTokenThatABrowserWouldNotKeep() {
      Browser browser = browser();
      browser.open("/sign-in");

      HttpResponse<String> answer = browser.submit("/sign-in", "token", "x".repeat(4_001));

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("A browser keeps no token of more than 4000 characters.");
    }

    @Test
    void isNotReadWhereItIsTooLong() {
      Browser browser = browser();
      browser.open("/sign-in");

      HttpResponse<String> answer = browser.submit("/sign-in", "token", "x".repeat(8 * 1024));

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).isEqualToIgnoringNewLines("No token is as long as that.");
    }

    @Test
    void countsOnlyIfItIsOurs() {
      Browser browser = browser();
      browser.open("/sign-in");
      browser.forgetForm();

      HttpResponse<String> answer = browser.submit("/sign-in", "token", visitor.token());

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).startsWith("This form does not count any longer.");
      assertThat(Visitor.cookies(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/", "//example.com", "/\\example.com", "\t/"})
    void leadsNowhereElse(String page) {
      Browser browser = browser();
      browser.open("/sign-in");

      assertThat(location(browser.submit("/sign-in", "token", visitor.token(), "page", page)))
          .isEqualTo("/");
    }
  }

  @Nested
  class SigningOut {
    @Test
    void hasTheBrowserForget() {
      Browser browser = visitor.signIn(operator.port());
      assertThat(browser.open("/").body()).contains("Sign out");

      HttpResponse<String> answer = browser.submit("/sign-out");

      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(location(answer)).isEqualTo("/sign-in");
      assertThat(Visitor.cookies(answer))
          .anyMatch(cookie ->
              cookie.startsWith("appfirewall-token=; Path=/; Max-Age=0;")
                  && cookie.endsWith("HttpOnly; SameSite=Strict"))
          .anyMatch(cookie -> cookie.startsWith("appfirewall-form=; Expires=Thu, 01 Jan 1970"));
      assertThat(browser.open("/").statusCode()).isEqualTo(302);
    }

    @Test
    void isForNoOtherSiteToDo() {
      Browser browser = visitor.signIn(operator.port());
      browser.open("/");
      browser.forgetForm();

      assertThat(browser.submit("/sign-out").statusCode()).isEqualTo(403);
      assertThat(browser.open("/").statusCode()).isEqualTo(200);
    }

    @Test
    void isPossibleWithATokenThatCountsNoLonger() {
      Browser browser = visitor.signIn(operator.port());
      browser.open("/");
      visitor.remove();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(browser.open("/").statusCode()).isEqualTo(302));

      assertThat(browser.submit("/sign-out").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void whatChangesSomethingCountsOnlyFromOurOwnForms() {
    Browser browser = visitor.signIn(operator.port());
    browser.forgetForm();

    assertThat(browser.submit("/firewalls").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/firewalls", "/nowhere", "/sign-in", "/api/overview"})
  void theHeadersForbidWhatPagesDoNotNeed(String path) {
    Browser browser = visitor.signIn(operator.port());

    var headers = browser.open(path).headers();

    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
    assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
  }
}
