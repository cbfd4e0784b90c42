package io.appfirewall.dashboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the pages a browser may keep. */
class StaticFilesTest {
  private static final Pattern FILE =
      Pattern.compile("(?:href|src)=\"/((?:dashboard|webjars)/[^\"]+)\"");

  @TempDir private static Path folder;
  private static LocalDashboard.Running running;

  @BeforeAll
  static void start() throws Exception {
    running =
        LocalDashboard.start(new Folder(folder, "none"), Optional.empty(), Clock.systemUTC(), 0);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void eachFileOfAPageIsKeptForAnHourUnderItsHash() throws Exception {
    List<String> files =
        FILE.matcher(get("map").body()).results().map(StaticFilesTest::path).toList();

    assertThat(files).hasSizeGreaterThan(6);
    for (String file : files) {
      assertThat(file).matches(".*-[0-9a-f]{32}\\.(css|js|svg)");
      assertThat(get(file).statusCode()).as(file).isEqualTo(200);
      assertThat(keeping(file)).as(file).isEqualTo("max-age=3600");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "firewalls",
        "api/overview",
        "nowhere",
        "dashboard/nothing.css",
        "dashboard/style-00000000000000000000000000000000.css",
        "style.css"
      })
  void nothingElseIsKept(String path) throws Exception {
    assertThat(keeping(path)).contains("no-store");
  }

  private static String path(MatchResult match) {
    return match.group(1);
  }

  private static String keeping(String path) throws Exception {
    return get(path).headers().firstValue("Cache-Control").orElse("");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
            BodyHandlers.ofString());
  }
}
