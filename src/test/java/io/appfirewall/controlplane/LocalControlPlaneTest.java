package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts in the place of the programs; {@link ControlPlaneIT} has the real ones. */
class LocalControlPlaneTest {
  @TempDir private Path folder;

  @Test
  void saysTheLastWordsOfProgramsThatDoNotCome() throws IOException {
    var binaries = new Binaries(Programs.writeAll(folder, "exec sleep 60"));
    Programs.write(folder, "etcd", "echo this is etcd; touch \"$0.said\"; exec sleep 60");
    Programs.write(
        folder,
        "kube-apiserver",
        "until [ -e \"${0%/*}/etcd.said\" ]; do sleep 0.05; done; echo this is kube-apiserver; exit"
            + " 3");

    assertThatThrownBy(() -> LocalControlPlane.start(binaries, Set.of()))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("the control plane did not come up")
        .hasMessageContaining("this is etcd")
        .hasMessageContaining("this is kube-apiserver");
  }

  @Test
  void saysWhichProgramCannotBeRun() throws IOException {
    Programs.writeAll(folder, "exit 0");
    Programs.write(folder, "etcd", "").toFile().setExecutable(true);
    var binaries = new Binaries(folder);
    folder.resolve("etcd").toFile().delete();

    assertThatThrownBy(() -> LocalControlPlane.start(binaries, Set.of()))
        .hasMessage("cannot start " + folder.resolve("etcd"));
  }
}
