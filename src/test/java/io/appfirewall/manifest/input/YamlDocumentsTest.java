package io.appfirewall.manifest.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentsTest {
  @Nested
  class Words {
    @Test
    void areWhatKubectlTakesThemFor() {
      assertThat(
              only(
                  "[yes, y, on, off, No, true, ~, null, 1, 010, 0x1F, 0o17, 1_000, -7, 1.5, 1e3,"
                      + " 5432.0, 08, 12345678901]"))
          .isEqualTo(
              Arrays.asList(
                  true,
                  true,
                  true,
                  false,
                  false,
                  true,
                  null,
                  null,
                  1,
                  8,
                  31,
                  15,
                  1000,
                  -7,
                  1.5,
                  1000,
                  5432,
                  8,
                  12345678901L));
    }

    @Test
    void areTextWhereTheyLookLikeNothingElse() {
      List<String> words =
          List.of("yess", "10.0.0.1", "1:30", "2027-01-31T00:00:00Z", "0x", "1.2.3", "-", ".");
      assertThat(only(words.toString())).isEqualTo(words);
    }

    @Test
    void areTextInQuotationMarksAndWithATagThatSaysSo() {
      assertThat(only("['yes', \"1\", !!str 1, !Ref x]")).isEqualTo(List.of("yes", "1", "1", "x"));
    }
  }

  @Nested
  class Documents {
    @Test
    void knowWhereTheyBegin() {
      assertThat(YamlDocuments.read("a: 1\n---\n# comment\nb: 2\n---\n---\nc: 3"))
          .containsExactly(
              new Document(Map.of("a", 1), 1),
              new Document(Map.of("b", 2), 4),
              new Document(null, 6),
              new Document(Map.of("c", 3), 7));
    }

    @Test
    void mayRepeatWhatTheyNamed() {
      assertThat(only("a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}\nf: {<<: [*x, {b: 3}], b: 4}"))
          .isEqualTo(
              Map.of(
                  "a", Map.of("b", 1),
                  "c", Map.of("b", 1),
                  "d", Map.of("b", 1, "e", 2),
                  "f", Map.of("b", 4)));
    }
  }

  @Nested
  class Refused {
    @Test
    void isAKeyThatIsThereTwice() {
      refused("spec:\n  a: 1\n  b: 2\n  a: 3", 4, "the key \"a\" is there twice");
    }

    @Test
    void isABadIndentation() {
      refused("spec:\n  a: 1\n b: 2", 3, "this is not YAML: ");
    }

    @Test
    void isATemplateThatWasNotRendered() {
      refused("metadata:\n  name: {{ .Values.name }}", 2, "the key of a field must be text");
    }

    @Test
    void isAnAliasInsideOfWhatItStandsFor() {
      refused("a: &x [1, *x]", 1, "an alias stands inside of what it stands for");
    }

    @Test
    void isABombOfAliases() {
      StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
      for (int i = 1; i < 30; i++) {
        String alias = "*a" + (i - 1);
        bomb.append("a%d: &a%d [%s, %s]\n".formatted(i, i, alias, alias));
      }
      assertThatThrownBy(() -> YamlDocuments.read(bomb.toString()))
          .isInstanceOf(UnparsableException.class)
          .hasMessageContaining("aliases repeat more than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void isATowerOfBrackets(String bracket) {
      assertThatThrownBy(() -> YamlDocuments.read(bracket.repeat(50_000)))
          .isInstanceOf(UnparsableException.class);
    }

    @Test
    void isACharacterThatYamlDoesNotHave() {
      refused("a: 1\nb: \u0007", 2, "there is a character that YAML does not have");
    }
  }

  private static @Nullable Object only(String text) {
    List<Document> documents = YamlDocuments.read(text);
    assertThat(documents).hasSize(1);
    return documents.getFirst().tree();
  }

  private static void refused(String text, int line, String message) {
    assertThatThrownBy(() -> YamlDocuments.read(text))
        .isInstanceOfSatisfying(
            UnparsableException.class, e -> assertThat(e.line()).isEqualTo(line))
        .hasMessageStartingWith(message);
  }
}
