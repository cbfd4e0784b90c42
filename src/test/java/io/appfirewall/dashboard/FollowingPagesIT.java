package io.appfirewall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.appfirewall.DashboardProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are left alone, by whoever serves them or by whoever opened them. */
class FollowingPagesIT {
  private static final String STALE = "This page no longer follows what changes";

  @TempDir private Path output;
  @TempDir private Path manifests;

  @Test
  void aPageSaysThatItIsLeftAloneAndGoesOnWithTheNextProcess() throws Exception {
    write("first");
    try (var process = start("0");
        Browser browser = Browser.start(process.address())) {
      String address = process.address();
      Page page = browser.open("/firewalls");
      page.evaluate("window.notReloaded = true");
      Locator notice = page.getByText(STALE);
      assertThat(page.locator("#live")).containsText("first");
      assertThat(notice).isHidden();

      process.terminate();

      assertThat(notice).isVisible();
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      write("second");
      try (var next = start(Integer.toString(URI.create(address).getPort()))) {
        assertThat(next.address()).isEqualTo(address);
        assertThat(page.locator("#live")).containsText("second");
        assertThat(notice).isHidden();
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
      }
    }
  }

  @Test
  void aPageAtWhichNobodyLooksAsksForNothingUntilSomebodyDoes() throws Exception {
    write("first");
    try (var process = start("0");
        Browser browser = Browser.start(process.address())) {
      Page hidden = browser.open("/firewalls");
      Page shown = browser.open("/firewalls");
      hidden.evaluate("Object.defineProperty(document, 'hidden', {value: true, writable: true})");
      hidden.waitForTimeout(1_000);

      write("second");

      assertThat(shown.locator("#live")).containsText("second");
      hidden.waitForTimeout(2_000);
      assertThat(hidden.locator("#live")).not().containsText("second");
      hidden.evaluate(
          "document.hidden = false; document.dispatchEvent(new Event('visibilitychange'))");
      assertThat(hidden.locator("#live")).containsText("second");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private DashboardProcess start(String port) throws IOException {
    return DashboardProcess.start(
        output, System.getenv("PATH"), "-f", manifests.toString(), "--port", port);
  }

  private void write(String name) throws IOException {
    Files.writeString(
        manifests.resolve(name + ".yaml"),
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: %s, namespace: shop}
        spec: {podSelector: {matchLabels: {app: web}}, mode: GroupOnly}
        """
            .formatted(name));
  }
}
