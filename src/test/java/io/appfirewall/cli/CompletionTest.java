package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "FISH"})
  void isOfAShell(String shell) {
    assertThat(Invocation.of("completion", shell))
        .returns(ExitCode.FINE, Invocation::exitCode)
        .returns(true, invocation -> invocation.out().contains("connectivity"))
        .returns(false, invocation -> invocation.out().contains(CompleteCommand.NAME + " "));
  }

  @Test
  void ofAnotherShellIsWrongUsage() {
    assertThat(Invocation.of("completion", "tcsh"))
        .returns(ExitCode.USAGE, Invocation::exitCode)
        .returns(
            true,
            invocation ->
                invocation.err().contains("expected one of bash, zsh, fish, not \"tcsh\"."));
  }

  @ParameterizedTest
  @CsvSource({
    "li, 'lint\n:4\n'",
    "__, ':0\n'",
    "lint --al, '--allow-unresolved\n:4\n'",
    "connectivity --output t, 'text\n:4\n'",
    "connectivity --output=t, '--output=text\n:4\n'",
    "lint -f fire, ':0\n'",
    "completion --, '--help\n--version\n:4\n'",
    "completion f, 'fish\n:4\n'"
  })
  void answersKubectlAsCobraDoes(String words, String answer) {
    assertThat(Invocation.of((CompleteCommand.NAME + " " + words).split(" ", -1)))
        .returns(ExitCode.FINE, Invocation::exitCode)
        .returns(answer, Invocation::out)
        .returns("", Invocation::err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void offersFilesWhereNothingElseFits(String shell) {
    assertThat(Invocation.of("completion", shell).out())
        .contains("compopt -o default")
        .doesNotContain("compopt +o default");
  }

  @Test
  void isNoCommandForPeople() {
    assertThat(Invocation.of("--help").out())
        .contains("completion")
        .doesNotContain(CompleteCommand.NAME);
  }

  @Test
  void ofFishKnowsWhatOptionsTake() {
    assertThat(Invocation.of("completion", "fish").out().lines())
        .contains(
            "complete -c appfirewall -n '__fish_seen_subcommand_from connectivity' -s o -l output"
                + " -x -a 'text json dot' -d 'text (the default), json, or dot for Graphviz.'")
        .anyMatch(line ->
            line.startsWith("complete -c appfirewall -n __fish_use_subcommand -f -a lint -d "))
        .noneMatch(line -> line.contains(CompleteCommand.NAME));
  }
}
