package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void keepsItsCacheInTheUsersHome() {
    assertThat(environment(Map.of()).cache()).isEqualTo(HOME.resolve(".cache/appfirewall"));
  }

  @Test
  void keepsItsCacheWhereTheUserWantsCaches() {
    assertThat(environment(Map.of("XDG_CACHE_HOME", "/big/disk")).cache())
        .isEqualTo(Path.of("/big/disk/appfirewall"));
  }

  @Test
  void ignoresARelativePlaceForCaches() {
    assertThat(environment(Map.of("XDG_CACHE_HOME", "here")).cache())
        .isEqualTo(HOME.resolve(".cache/appfirewall"));
  }

  @Test
  void isCiOnlyWhereTheVariableSaysTrue() {
    assertThat(environment(Map.of("CI", "true")).ci()).isTrue();
    assertThat(environment(Map.of("CI", "false")).ci()).isFalse();
    assertThat(environment(Map.of("CI", "")).ci()).isFalse();
    assertThat(environment(Map.of()).ci()).isFalse();
  }

  @Test
  void findsTheFirstExecutableOnThePath(@TempDir Path folder) throws IOException {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    Files.writeString(plain.resolve("tool"), "no program");
    Path first = Programs.write(folder.resolve("first"), "tool", "");
    Programs.write(folder.resolve("second"), "tool", "");
    String path = plain + "::" + folder.resolve("first") + ":" + folder.resolve("second");

    assertThat(environment(Map.of("PATH", path)).onPath("tool")).contains(first);
    assertThat(environment(Map.of("PATH", path)).onPath("other")).isEmpty();
  }

  private static Environment environment(Map<String, String> variables) {
    return new Environment(variables, HOME);
  }
}
