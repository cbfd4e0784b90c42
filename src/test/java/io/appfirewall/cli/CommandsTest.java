package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  private static final String WEB =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web, namespace: shop}
      spec: {podSelector: {matchLabels: {app: web}}}
      """;
  private static final String DANGLING =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: web}}
        ingress:
        - {name: api, from: [{firewall: {name: api}}], ports: [{port: 80}]}
      """;

  @Nested
  class Render {
    @Test
    void readsStandardInput() {
      Invocation render = Invocation.withInput(WEB, "render", "-f", "-");
      assertThat(render.exitCode()).isZero();
      assertThat(render.err()).isEmpty();
      assertThat(render.out()).startsWith("---\napiVersion: networking.k8s.io/v1\n");
    }

    @Test
    void printsAListInJson() throws IOException {
      JsonNode list =
          new ObjectMapper()
              .readTree(Invocation.withInput(WEB, "render", "-f-", "-o", "json").out());
      assertThat(list.at("/kind").asText()).isEqualTo("List");
      assertThat(list.at("/items/0/metadata/name").asText()).isEqualTo("appfw-web");
    }

    @Test
    void printsAnEmptyListInJsonForNothing() throws IOException {
      String out = Invocation.of("render", "-f", "-", "-o", "json").out();
      assertThat(new ObjectMapper().readTree(out).at("/items")).isEmpty();
      assertThat(new ObjectMapper().readTree(out).at("/items").isArray()).isTrue();
    }

    @Test
    void printsTheSameWhateverTheOrderOfTheFiles(@TempDir Path directory) throws IOException {
      String other = WEB.replace("web", "api");
      Path a = Files.writeString(directory.resolve("a.yaml"), WEB);
      Path b = Files.writeString(directory.resolve("b.yaml"), other);
      assertThat(Invocation.of("render", "-f", a.toString(), "-f", b.toString()).out())
          .isEqualTo(Invocation.of("render", "-f", b.toString(), "-f", a.toString()).out())
          .isEqualTo(Invocation.of("render", "-f", directory.toString()).out());
    }

    @Test
    void takesSeveralPathsAfterOneOption(@TempDir Path directory) throws IOException {
      Path a = Files.writeString(directory.resolve("a.yaml"), WEB);
      Invocation render =
          Invocation.withInput(
              WEB.replace("web", "api"), "render", "-f", a.toString(), "-", "-o", "yaml");
      assertThat(render.err()).isEmpty();
      assertThat(render.out()).contains("name: appfw-web", "name: appfw-api");
    }

    @Test
    void takesItsOwnOutputBackAsItsOwn() {
      String once = Invocation.withInput(WEB, "render", "-f", "-").out();
      Invocation twice = Invocation.withInput(WEB + once, "render", "-f", "-");
      assertThat(twice.err()).isEmpty();
      assertThat(twice.out()).isEqualTo(once);
    }

    @Test
    void takesTheMomentThatItIsGiven() {
      String expiring =
          DANGLING.replace("name: api, from", "name: api, expiresAt: 2026-06-01T00:00:00Z, from");
      assertThat(
              Invocation.withInput(
                      expiring, "render", "-f", "-", "--now", "2026-06-01T02:00:00+02:00")
                  .err())
          .contains("[RuleExpired]");
    }
  }

  @Nested
  class Lint {
    @Test
    void printsDiagnosticsAlone() {
      Invocation lint = Invocation.withInput(DANGLING, "lint", "-f", "-");
      assertThat(lint.out()).isEmpty();
      assertThat(lint.diagnostics())
          .singleElement()
          .asString()
          .startsWith("error AppFirewall shop/web spec.ingress[api].from[0].firewall: ")
          .endsWith("[FirewallNotFound]");
      assertThat(lint.exitCode()).isEqualTo(1);
    }

    @Test
    void warnsOnlyOfWhatIsAllowedToBeMissing() {
      Invocation lint = Invocation.withInput(DANGLING, "lint", "-f", "-", "--allow-unresolved");
      assertThat(lint.err()).startsWith("warning AppFirewall shop/web ");
      assertThat(lint.exitCode()).isZero();
    }
  }

  @Nested
  class Usage {
    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void ofACommandIsTheSameBesideTheOthers(Subcommand command) {
      CommandLine alone = Invocation.program(command.toString());
      CommandLine all = Invocation.program();
      assertThat(usage(alone, command)).startsWith("Usage: appfirewall " + command);
      assertThat(usage(alone, command)).isEqualTo(usage(all, command));
    }

    private static String usage(CommandLine program, Subcommand command) {
      return Objects.requireNonNull(program.getSubcommands().get(command.toString()))
          .getUsageMessage();
    }

    @Test
    void withoutACommandIsExplained() {
      assertThat(Invocation.of())
          .isEqualTo(
              new Invocation(
                  2, "", "Missing a command.\nSee appfirewall --help.\n", java.util.List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rendr", "render -x", "render -f - -o xml", "render -f - --now today"})
    void thatIsWrongIsExplainedInAFewLines(String line) {
      Invocation wrong = Invocation.of(line.split(" "));
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.out()).isEmpty();
      assertThat(wrong.diagnostics()).hasSizeBetween(2, 3);
      assertThat(wrong.err()).endsWith(" --help.\n");
    }

    @ParameterizedTest
    @CsvSource({
      "render -f - -o xml, 'yaml, json'",
      "import -f - -o YAM, 'yaml, json'",
      "connectivity -f - -o xml, 'text, json, dot'",
      "status -f - -o yaml, 'text, json'",
    })
    void thatIsNoneOfTheChoicesNamesThemAsTheyAreTyped(String line, String choices) {
      assertThat(Invocation.of(line.split(" ")).err()).contains(": expected one of " + choices);
    }

    @Test
    void mayBeTypedInAnyCase() {
      assertThat(Invocation.of("status", "-f", "-", "-o", "JSON").out()).startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--help",
          "render --help",
          "lint --help",
          "operator --help",
          "--version",
          "lint --version"
        })
    void thatIsAskedForIsPrinted(String line) {
      Invocation help = Invocation.of(line.split(" "));
      assertThat(help.exitCode()).isZero();
      assertThat(help.out()).isNotBlank();
      assertThat(help.err()).isEmpty();
    }
  }

  @Test
  void theOperatorIsGivenItsProperties() {
    Invocation operator = Invocation.of("operator", "--server.port=8081", "--appfirewall.x=y");
    assertThat(operator.operatorProperties())
        .containsExactly("--server.port=8081", "--appfirewall.x=y");
  }
}
