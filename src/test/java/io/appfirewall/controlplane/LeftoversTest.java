package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir private Path temporary;
  private Path folder;
  private Process child;
  private Process stranger;

  @BeforeEach
  void leaveSomething() throws IOException {
    folder = Files.createDirectory(temporary.resolve("appfirewall-controlplane-1"));
    child = waiting(folder);
    stranger = waiting(temporary.resolve("elsewhere"));
    Files.writeString(folder.resolve("etcd.pid"), "" + child.pid());
    Files.writeString(folder.resolve("kube-apiserver.pid"), "" + stranger.pid());
  }

  @AfterEach
  void endAll() {
    child.destroyForcibly();
    stranger.destroyForcibly();
  }

  @Test
  void areEndedAndDeletedWhenTheirOwnerIsDead() throws Exception {
    ownedBy(deadProcess());

    Leftovers.sweep(temporary);

    assertThat(folder).doesNotExist();
    await().until(() -> !child.isAlive());
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void areLeftAloneWhileTheirOwnerLives() throws IOException {
    ownedBy(ProcessHandle.current().pid());

    Leftovers.sweep(temporary);

    assertThat(child.isAlive()).isTrue();
    assertThat(folder).exists();
  }

  @Test
  void areLeftAloneWhereNobodyIsKnownToOwnThem() {
    Leftovers.sweep(temporary);

    assertThat(child.isAlive()).isTrue();
    assertThat(folder).exists();
  }

  @Test
  void ofOthersAreLeftAlone() throws Exception {
    Path theirs = Files.createDirectory(temporary.resolve("theirs"));
    Files.writeString(theirs.resolve("owner.pid"), "" + deadProcess());

    Leftovers.sweep(temporary);

    assertThat(theirs).exists();
  }

  private void ownedBy(long pid) throws IOException {
    Files.writeString(folder.resolve("owner.pid"), "" + pid);
  }

  private static long deadProcess() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  /**
   * A process with a path on its command line, as a control plane's programs have their folder's.
   */
  private static Process waiting(Path path) throws IOException {
    return new ProcessBuilder("sh", "-c", "read line # " + path).start();
  }
}
