package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the pages from being served. */
class DashboardCommandTest {
  private static final String SHOP = "docs/examples/shop";

  @TempDir private Path folder;

  @Test
  void aPathThatDoesNotExistIsTold() {
    assertThat(dashboard("-f", "missing/"))
        .isEqualTo(
            Invocation.failed(
                1, "error missing: there is no such file or directory. [Unreadable]"));
  }

  @Test
  void aBaseThatDoesNotExistIsTold() {
    assertThat(dashboard("-f", SHOP, "--base", SHOP, "missing.yaml"))
        .isEqualTo(
            Invocation.failed(
                1, "error missing.yaml: there is no such file or directory. [Unreadable]"));
  }

  @Test
  void aChartHasToBeRenderedFirst() throws Exception {
    Files.writeString(folder.resolve("Chart.yaml"), "name: shop");

    assertThat(dashboard("-f", folder.toString()))
        .returns(1, Invocation::exitCode)
        .returns(true, told -> told.err().contains("have to be rendered first: helm template"));
  }

  @Test
  void onlyOneSideIsStandardInput() {
    assertThat(dashboard("-f", "-", "--base", "-"))
        .isEqualTo(
            Invocation.failed(
                2,
                "Only one of -f and --base can be standard input.\nSee appfirewall dashboard"
                    + " --help."));
  }

  @Test
  void aPortIsANumberThatAPortCanHave() {
    assertThat(dashboard("-f", SHOP, "--port", "65536"))
        .isEqualTo(
            Invocation.failed(
                2, "--port: 65536 is not a port: 0 to 65535.\nSee appfirewall dashboard --help."));
  }

  private static Invocation dashboard(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "dashboard";
    System.arraycopy(options, 0, all, 1, options.length);
    return Invocation.of(all);
  }
}
