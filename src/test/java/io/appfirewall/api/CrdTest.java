package io.appfirewall.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checked-in CRDs are those of the records; {@code -Dcrd.update=true} rewrites them. */
class CrdTest {
  private static final boolean UPDATE = Boolean.getBoolean("crd.update");

  /** For kubectl, and for the chart, which can hold no file of another folder. */
  private static final List<Path> FOLDERS =
      List.of(Path.of("crds"), Path.of("helm/appfirewall/files/crds"));

  private static final String HEADER =
      "# Made from io.appfirewall.api by mvn test -Dtest=CrdTest -Dcrd.update=true; not to be"
          + " edited.\n";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.SPLIT_LINES, YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  @ParameterizedTest
  @MethodSource("io.appfirewall.api.CrdGenerator#generate")
  void theCheckedInDefinitionIsTheGeneratedOne(CustomResourceDefinition crd) throws IOException {
    compareAll(crd.getMetadata().getName() + ".yaml", HEADER + yaml(crd));
  }

  @ParameterizedTest
  @MethodSource("io.appfirewall.api.CrdGenerator#generateForOldCelDialect")
  void theCheckedInDefinitionForOldServersIsTheGeneratedOne(CustomResourceDefinition crd)
      throws IOException {
    compareAll(
        "kubernetes-1.30/" + crd.getMetadata().getName() + ".yaml",
        HEADER
            + "# For Kubernetes 1.30 only: without the rules about CIDRs, which its CEL cannot"
            + " express.\n"
            + yaml(crd));
  }

  @Test
  void theReferenceIsThatOfTheGeneratedDefinitions() throws IOException {
    compare(Path.of("docs/reference.md"), ReferencePage.write());
  }

  private static String yaml(CustomResourceDefinition crd) throws IOException {
    // The model keeps bounds as floating-point numbers; 65535.0 is a strange port.
    return YAML.writeValueAsString(crd).replaceAll("(?m)(imum: \\d+)\\.0$", "$1");
  }

  private static void compareAll(String file, String generated) throws IOException {
    for (Path folder : FOLDERS) {
      compare(folder.resolve(file), generated);
    }
  }

  private static void compare(Path file, String generated) throws IOException {
    if (UPDATE) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, generated);
    }
    assertThat(file).as("mvn test -Dtest=CrdTest -Dcrd.update=true makes it").hasContent(generated);
  }
}
