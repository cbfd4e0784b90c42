package io.appfirewall.dashboard;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.appfirewall.controlplane.Skip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The Chromium of this machine, and what its pages complain of. */
final class Browser implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** For what a page hears of, on a machine that has other work, too. */
  private static final double PATIENCE_MILLIS = 20_000;

  /** What htmx has to say when a page is left while it hears of changes. */
  private static final String END_OF_STREAM = "Event";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final String address;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Browser(Playwright playwright, String address) {
    this.playwright = playwright;
    this.address = address.replaceFirst("/$", "");
    this.chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program())
                    // As root, which CI is, it has no sandbox.
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** One that opens pages of a server. */
  static Browser start(String address) {
    program();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    return new Browser(
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
        address);
  }

  private static Path program() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PROGRAMS.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> Skip.because("There is no Chromium. Install the package chromium."));
  }

  /** A page as a visitor sees it who has never been here. */
  Page open(String path, ColorScheme colours, int width) {
    Page page =
        chromium
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setColorScheme(colours)
                    .setViewportSize(width, 900))
            .newPage();
    page.onConsoleMessage(message -> {
      boolean isEndOfStream = message.text().equals(END_OF_STREAM);
      boolean isBad = message.type().equals("error") || message.type().equals("warning");
      if (isBad && !isEndOfStream) {
        complaints.add(path + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(path + ": " + error));
    page.onRequest(request -> {
      if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
        complaints.add(path + " asks another host: " + request.url());
      }
    });
    page.navigate(address + path);
    return page;
  }

  Page open(String path) {
    return open(path, ColorScheme.LIGHT, 1200);
  }

  void closePages() {
    List.copyOf(chromium.contexts()).forEach(context -> context.close());
  }

  /** Errors and warnings of the console, and requests to other hosts. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
