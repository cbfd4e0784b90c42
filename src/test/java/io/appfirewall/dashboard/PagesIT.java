package io.appfirewall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample shop in a browser. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.KUBECTL})
class PagesIT extends ShopInBrowser {
  private static final int PHONE = 390;
  private static final int DESK = 1200;

  PagesIT(Kubectl kubectl) {
    super(kubectl);
  }

  @ParameterizedTest
  @CsvSource({
    "/, overview",
    "/firewalls, firewalls",
    "/firewalls/shop/checkout-db, firewall",
    "/map, map",
    "'/ask?from=shop/web-1&to=shop/checkout-db-1&port=5432', ask",
    "/ask?to=shop/checkout-db-1, ask-to",
    "/baselines, baselines",
    "/compare, compare",
    "/firewalls/shop/nobody, not-found"
  })
  void canBeReadByEverybody(String path, String name) {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {DESK, PHONE}) {
        Page page = browser.open(path, colours, width);
        page.waitForLoadState();
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(page.url()).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
            .as("%s at %s pixels", path, width)
            .isLessThanOrEqualTo(width);
        page.screenshot(new Page.ScreenshotOptions().setPath(screenshot(name, colours, width)));
        page.context().close();
      }
    }
    // The answer that there is nothing is one that a browser reports.
    browser.complaints().removeIf(complaint -> complaint.contains("status of 404"));
  }

  /** With {@code -Dscreenshots.update=true}, those that the documentation shows are made anew. */
  private static Path screenshot(String name, ColorScheme colours, int width) {
    String file = "%s-%s-%d.png".formatted(name, colours, width).toLowerCase(Locale.ROOT);
    Path shown = Path.of("docs", "images", file);
    return Boolean.getBoolean("screenshots.update") && Files.exists(shown)
        ? shown
        : Path.of("target", "screenshots", file);
  }

  @Test
  void searchAndFiltersNarrowTheTableWhileOneTypes() {
    Page page = browser.open("/firewalls");
    page.getByLabel("Search").pressSequentially("checkout");

    assertThat(rows(page)).hasCount(2);

    page.getByLabel("Search").fill("");
    page.getByLabel("Namespace").selectOption("payments");

    assertThat(rows(page)).hasCount(3);
  }

  @Test
  void theTableIsSortedByItsHeads() {
    Page page = browser.open("/firewalls?namespace=shop");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Name")).click();
    List<String> names = rows(page).locator("td:first-child").allInnerTexts();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Name")).click();

    assertThat(names).isNotEmpty();
    assertThat(rows(page).locator("td:first-child").allInnerTexts())
        .containsExactlyElementsOf(names.reversed());
  }

  @Test
  void aFirewallShowsItsRulesItsPolicyAndWhoReachesIt() {
    Page page = browser.open("/firewalls/shop/checkout-db");

    assertThat(page.locator("body")).containsText("may connect to members on TCP 5432");
    assertThat(page.locator("#reach")).containsText("shop/checkout-api-1[Pod]");
    assertThat(page.locator("#reach")).containsText("1 pod: shop/checkout-api-1");
    page.getByText("YAML").click();
    assertThat(page.locator("#policy")).containsText("appfw-checkout-db");
  }

  @ParameterizedTest
  @CsvSource({"shop/checkout-api-1, Allowed", "shop/web-1, Denied"})
  void anAnswerNamesTheRuleOrWhatIsMissing(String from, String verdict) {
    Page page = browser.open("/ask");
    page.getByLabel("From").fill(from);
    page.getByLabel("To").fill("shop/checkout-db-1");
    page.getByLabel("Port").fill("5432");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask")).click();

    assertThat(page.locator("#answer h2")).containsText(verdict);
    assertThat(page.locator("#answer")).containsText("AppFirewall shop/checkout-db");
    assertThat(page.url()).contains("port=5432");
  }

  @Test
  void namesAreOfferedWhileOneTypes() {
    Page page = browser.open("/ask");
    page.getByLabel("From").pressSequentially("shop/che");

    assertThat(page.locator("#from-names option").first())
        .hasAttribute("value", "shop/checkout-api-1");
  }

  @Test
  void theMapIsDrawnFocusedAndFolded() {
    Page page = browser.open("/map?namespace=shop");
    Locator map = page.locator("#map[data-nodes]");

    assertThat(map).isVisible();
    int nodes = Integer.parseInt(map.getAttribute("data-nodes"));
    page.evaluate(
        "document.getElementById('map').graph.getElementById('namespace:shop').emit('tap')");

    assertThat(Integer.parseInt(map.getAttribute("data-nodes"))).isLessThan(nodes);
  }

  @Test
  void onPaperTheMapIsAPictureWithoutNavigationAndForms() {
    Page page = browser.open("/map");
    assertThat(page.locator("#map[data-nodes]")).isVisible();

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator("#map img")).isVisible();
    assertThat(page.getByRole(AriaRole.NAVIGATION)).hasCount(0);
    assertThat(page.locator("form")).not().isVisible();
  }

  @Test
  void manifestsAreComparedWithWhatThereIs() {
    Page page = browser.open("/compare");
    page.getByLabel("Manifests")
        .fill(
            """
            apiVersion: appfirewall.io/v1beta1
            kind: AppFirewall
            metadata: {name: checkout-db, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: checkout-db}}
            """);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare")).click();

    assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Flows lost")))
        .containsText("shop/checkout-api-1[Pod]");
  }

  @Test
  void aLongTableHasPages() {
    String many =
        "{apiVersion: v1, kind: Namespace, metadata: {name: many}}\n"
            + IntStream.range(0, 60).mapToObj(PagesIT::oneOfMany).collect(Collectors.joining());
    kubectl.runWithInput(many, "apply", "-f", "-").orThrow();
    Page page = browser.open("/firewalls?namespace=many");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("60 firewalls");
    assertThat(rows(page)).hasCount(50);

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next")).click();
    assertThat(page.getByText("Page 2 of 2")).isVisible();
    assertThat(rows(page)).hasCount(10);

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Previous")).click();
    assertThat(rows(page)).hasCount(50);
    kubectl.runWithInput(many, "delete", "-f", "-").orThrow();
  }

  private static String oneOfMany(int i) {
    return """
    ---
    apiVersion: appfirewall.io/v1beta1
    kind: AppFirewall
    metadata: {name: group-%d, namespace: many}
    spec: {mode: GroupOnly, podSelector: {matchLabels: {app: group-%d}}}
    """
        .formatted(i, i);
  }

  private static Locator rows(Page page) {
    return page.locator("#live tbody tr");
  }
}
