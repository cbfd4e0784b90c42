package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedBuildTest {
  private static final String NAME = "versions";

  @TempDir private Path cache;
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void makesTheFolderOnce() {
    var build = new CachedBuild(cache, NAME);

    build.get(making("first"));
    build.get(making("second"));

    assertThat(made).hasValue(1);
    assertThat(cache.resolve("versions/program")).hasContent("first");
  }

  @Test
  void leavesNothingWhereItFails() {
    var build = new CachedBuild(cache, NAME);

    assertThatThrownBy(() ->
            build.get(draft -> {
              making("half").accept(draft);
              throw new IllegalStateException("no more disk");
            }))
        .hasMessage("no more disk");

    assertThat(Folders.list(cache)).containsExactly(cache.resolve("versions.lock"));
    assertThat(build.get(making("whole"))).isEqualTo(cache.resolve(NAME));
  }

  @Test
  void isMadeByOneThreadWhileOthersWait() throws Exception {
    var bothAsk = new CountDownLatch(2);
    Callable<Path> ask =
        () -> {
          bothAsk.countDown();
          return new CachedBuild(cache, NAME).get(making("it", bothAsk));
        };

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(executor.invokeAll(List.of(ask, ask)))
          .allSatisfy(folder -> assertThat(folder.get()).isEqualTo(cache.resolve(NAME)));
    }
    assertThat(made).hasValue(1);
  }

  @Nested
  class AcrossProcesses {
    private Process first;
    private BufferedReader firstSays;

    @BeforeEach
    void startTheFirst() throws IOException {
      first = start();
      firstSays = first.inputReader();
      assertThat(firstSays.readLine()).isEqualTo("making");
    }

    @AfterEach
    void endTheFirst() {
      first.destroyForcibly();
    }

    @Test
    void isMadeByOneWhileAnotherWaits() throws Exception {
      Process second = start();
      try (BufferedReader secondSays = second.inputReader()) {
        assertThat(secondSays.readLine())
            .isEqualTo("Another process is making " + cache.resolve(NAME) + "; waiting for it.");

        first.getOutputStream().close();

        assertThat(firstSays.readLine()).isEqualTo("done");
        assertThat(secondSays.readLine()).isEqualTo("done");
      } finally {
        second.destroyForcibly();
      }
    }

    @Test
    void isMadeAnewAfterItsMakerWasKilled() throws Exception {
      first.destroyForcibly().waitFor();
      assertThat(cache.resolve(NAME)).doesNotExist();

      new CachedBuild(cache, NAME).get(making("whole"));

      assertThat(cache.resolve("versions/program")).hasContent("whole");
      assertThat(Folders.list(cache))
          .containsExactlyInAnyOrder(cache.resolve(NAME), cache.resolve("versions.lock"));
    }

    private Process start() throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String classes = System.getProperty("java.class.path");
      return new ProcessBuilder(
              java, "-cp", classes, CachedBuildProgram.class.getName(), cache.toString(), NAME)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    }
  }

  private Consumer<Path> making(String content) {
    return making(content, new CountDownLatch(0));
  }

  private Consumer<Path> making(String content, CountDownLatch after) {
    return draft -> {
      made.incrementAndGet();
      try {
        after.await();
        Files.writeString(draft.resolve("program"), content);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
