package io.appfirewall.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bill of materials in the jar. */
class SbomIT {
  private static final String LIBRARIES = "BOOT-INF/lib/";

  /** Takes the jar apart in the image; of Spring Boot, and put in while the jar is made. */
  private static final String TOOLS = "spring-boot-jarmode-tools";

  @Test
  void namesEveryLibraryOfTheJar() throws IOException {
    Set<String> named =
        new ObjectMapper()
            .readTree(Sbom.ofJar())
            .path("components")
            .valueStream()
            .map(component -> word(component, "name") + "-" + word(component, "version") + ".jar")
            .collect(Collectors.toSet());

    assertThat(libraries()).isNotEmpty().isSubsetOf(named);
  }

  @Test
  void saysNothingOfTheMachineAndTheTimeOfItsBuild() throws IOException {
    assertThat(Sbom.ofJar())
        .doesNotContain("\"timestamp\"", Path.of("").toAbsolutePath().toString(), "file:", "/.m2/");
  }

  private static Set<String> libraries() throws IOException {
    try (var jar = new JarFile(Sbom.JAR.toFile())) {
      return jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
          .map(name -> name.substring(LIBRARIES.length()))
          .filter(name -> !name.startsWith(TOOLS))
          .collect(Collectors.toSet());
    }
  }

  private static String word(JsonNode component, String field) {
    return component.path(field).asText();
  }
}
