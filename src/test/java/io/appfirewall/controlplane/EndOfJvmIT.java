package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the programs of a control plane end together with the JVM that started them. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.OWN, Ability.PARTS})
class EndOfJvmIT {
  @TempDir private Path folder;
  private Process jvm;
  private List<ProcessHandle> programs;

  @BeforeEach
  void startAnotherJvm() throws IOException {
    jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + ControlPlanes.PROPERTY + "=" + ControlPlanes.select().kind(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ControlPlaneProgram.class.getName(),
                folder.resolve("kubeconfig").toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output = jvm.inputReader();
    List<String> lines =
        output.lines().takeWhile(line -> !line.equals(ControlPlaneProgram.READY)).toList();
    programs = jvm.descendants().toList();
    assertThat(programs).as(String.join("\n", lines)).hasSize(Part.values().length);
  }

  @AfterEach
  void endAll() {
    programs.forEach(ProcessHandle::destroyForcibly);
    jvm.destroyForcibly();
  }

  @Test
  void leavesNothingOnAnOrderlyEnd() throws Exception {
    jvm.getOutputStream().close();

    assertThat(jvm.waitFor()).isZero();
    assertNothingIsLeft();
  }

  @Test
  void leavesNothingWhenAskedToTerminate() throws Exception {
    jvm.destroy();

    jvm.waitFor();
    assertNothingIsLeft();
  }

  @Test
  void leavesForTheNextStartWhatAKilledJvmCouldNotEnd() throws Exception {
    jvm.destroyForcibly().waitFor();

    Leftovers.sweep(folder);

    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    await().until(() -> programs.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(Folders.list(folder))
        .noneMatch(file -> file.getFileName().toString().startsWith("appfirewall-controlplane-"));
  }
}
