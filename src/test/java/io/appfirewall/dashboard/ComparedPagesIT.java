package io.appfirewall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.appfirewall.DashboardProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests set against a base, in a browser. */
class ComparedPagesIT {
  private static final String SHOP = "docs/examples/shop";

  @Test
  void aChangeOfAFileIsComparedWithoutReloading(@TempDir Path output, @TempDir Path manifests)
      throws Exception {
    Path file = manifests.resolve("more.yaml");
    Files.writeString(file, "{apiVersion: v1, kind: Namespace, metadata: {name: more}}");
    try (var process =
            DashboardProcess.start(
                output,
                System.getenv("PATH"),
                "-f",
                SHOP,
                "-f",
                manifests.toString(),
                "--base",
                SHOP,
                "--port",
                "0");
        Browser browser = Browser.start(process.address())) {
      Page page = browser.open("/compare");
      assertThat(page.locator("#live")).containsText("No flow is gained or lost");
      page.waitForTimeout(1_000);

      Files.writeString(
          file,
          """
          apiVersion: appfirewall.io/v1beta1
          kind: AppFirewall
          metadata: {name: opened, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: checkout-db}}
            ingress: [{name: all, from: [{entity: Cluster}], ports: [{port: 5432}]}]
          """);

      assertThat(
              page.getByRole(
                  AriaRole.REGION,
                  new Page.GetByRoleOptions().setName("Flows gained against the base")))
          .containsText("shop/checkout-db-1[Pod]");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
