package io.appfirewall.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document that describes the JSON; {@code -Dopenapi.update} writes it anew. */
class OpenApiTest {
  private static final Path FILE = Path.of("src/main/resources/static/dashboard/openapi.yaml");

  @Test
  void hasEveryRouteAndEveryFieldAsTheyAre() throws Exception {
    String expected = OpenApi.document();
    if (System.getProperty("openapi.update") != null) {
      Files.writeString(FILE, expected);
    }

    assertThat(FILE).hasContent(expected);
  }
}
