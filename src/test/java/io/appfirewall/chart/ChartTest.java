package io.appfirewall.chart;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.appfirewall.chart.Values.Described;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What can be seen of the chart without Helm; {@code -Dchart.update=true} rewrites its README. */
class ChartTest {
  private static final boolean UPDATE = Boolean.getBoolean("chart.update");
  private static final Path README = Path.of(Helm.CHART, "README.md");
  private static final String BEGIN = "<!-- values -->\n";
  private static final String END = "<!-- end of values -->\n";

  @Test
  void itsReadmeTellsOfEveryValue() throws IOException {
    String readme = Files.readString(README);
    String told =
        readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
            + table()
            + readme.substring(readme.indexOf(END));
    if (UPDATE) {
      Files.writeString(README, told);
    }
    assertThat(README)
        .as("mvn test -Dtest=ChartTest -Dchart.update=true makes it")
        .hasContent(told);
  }

  @Test
  void everyValueIsDescribed() throws IOException {
    Set<String> described = Values.described().stream().map(Described::path).collect(toSet());
    assertThat(Values.leaves())
        .allMatch(
            leaf -> described.stream().anyMatch(path -> (leaf + ".").startsWith(path + ".")),
            "has a comment in values.yaml that begins with # --");
  }

  @Test
  void itsSchemaKnowsTheValuesThatThereAre() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of(Helm.CHART, "values.schema.json").toFile());
    Set<String> known = new TreeSet<>();
    collect("", schema, known);
    Set<String> described = Values.described().stream().map(Described::path).collect(toSet());

    assertThat(known).containsAll(described);
    assertThat(known)
        .allMatch(
            path ->
                path.equals("global")
                    || described.stream()
                        .anyMatch(value ->
                            (path + ".").startsWith(value + ".") || value.startsWith(path + ".")),
            "is in values.yaml");
  }

  /** With null, Helm takes a default away, of which the templates then know nothing. */
  @Test
  void itsSchemaWantsWhateverHasADefault() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of(Helm.CHART, "values.schema.json").toFile());
    Set<String> wanted = new TreeSet<>();
    for (Described value : Values.described()) {
      for (int dot = value.path().indexOf('.'); dot > 0; dot = value.path().indexOf('.', dot + 1)) {
        wanted.add(value.path().substring(0, dot));
      }
      if (!value.initial().isEmpty() || !value.initial().asText().isEmpty()) {
        wanted.add(value.path());
      }
    }
    Set<String> required = new TreeSet<>();
    collectRequired("", schema, required);

    assertThat(required).isEqualTo(wanted);
  }

  private static void collectRequired(String prefix, JsonNode schema, Set<String> required) {
    schema.path("required").forEach(name -> required.add(prefix + name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> collectRequired(prefix + field.getKey() + ".", field.getValue(), required));
  }

  @Test
  void isOfTheVersionOfTheProgram() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    JsonNode chart = new YAMLMapper().readTree(Path.of(Helm.CHART, "Chart.yaml").toFile());

    assertThat(pom)
        .containsPattern(
            "<artifactId>appfirewall</artifactId>\\s*<version>%s(-SNAPSHOT)?</version>"
                .formatted(chart.path("appVersion").asText()));
  }

  private static void collect(String path, JsonNode schema, Set<String> known) {
    schema
        .path("properties")
        .properties()
        .forEach(field -> {
          String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
          known.add(inner);
          collect(inner, field.getValue(), known);
        });
  }

  private static String table() throws IOException {
    return Values.described().stream()
        .map(value ->
            "| `%s` | `%s` | %s |\n".formatted(value.path(), value.initial(), value.description()))
        .collect(joining("", "| value | default | means |\n| --- | --- | --- |\n", ""));
  }
}
