package io.appfirewall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.development.ShopOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that are open while the cluster changes. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.KUBECTL})
class LivePagesIT extends ShopInBrowser {
  LivePagesIT(Kubectl kubectl) {
    super(kubectl);
  }

  @ParameterizedTest
  @CsvSource({"/, #live", "/firewalls/shop/web, .lead"})
  void aFirewallThatBreaksAndHealsIsSeenWithoutReloading(String path, String place) {
    Page page = browser.open(path);
    page.evaluate("window.notReloaded = true");
    // The stream is connected once the page has asked for it.
    page.waitForTimeout(1_000);

    kubectl.runWithInput(broken(), "apply", "-f", "-").orThrow();
    assertThat(page.locator(place)).containsText("FirewallNotFound");

    kubectl.run("apply", "-f", ShopOperator.SHOP + "/30-firewalls-shop.yaml").orThrow();
    assertThat(page.locator(place)).not().containsText("FirewallNotFound");
    assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
  }

  @Test
  void aPolicyThatSomebodyAlteredIsListedOnceItIsRepaired() {
    Page page = browser.open("/");
    Locator repairs =
        page.locator("section", new Page.LocatorOptions().setHasText("Drift repaired"));
    assertThat(repairs).containsText("No policy was altered");
    page.waitForTimeout(1_000);

    kubectl
        .run(
            "patch",
            "networkpolicy",
            "appfw-web",
            "-n",
            "shop",
            "--type=merge",
            "-p",
            "{\"spec\": {\"podSelector\": {\"matchLabels\": {\"app\": \"other\"}}}}")
        .orThrow();

    assertThat(repairs.locator("tbody tr")).containsText("shop/appfw-web");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  private static String broken() {
    return """
    apiVersion: appfirewall.io/v1beta1
    kind: AppFirewall
    metadata: {name: web, namespace: shop}
    spec:
      podSelector: {matchLabels: {app: web}}
      ingress:
      - name: from-nobody
        from: [{firewall: {name: nobody}}]
        allPorts: true
    """;
  }
}
