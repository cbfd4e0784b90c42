package io.appfirewall.image;

import io.appfirewall.controlplane.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The bill of materials that the build puts into the jar, unless Maven is offline. */
final class Sbom {
  static final Path JAR = Path.of("target", "appfirewall.jar");

  private Sbom() {}

  /** Its content; where there is none, the test that asks is skipped. */
  static String ofJar() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      ZipEntry entry =
          jar.stream()
              .filter(file -> file.getName().equals("META-INF/sbom/application.cdx.json"))
              .findFirst()
              .orElseThrow(() ->
                  Skip.because(
                      "The jar has no bill of materials, since Maven made it offline (-o)."
                          + " Make it online."));
      return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
