package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell script for Go. */
class GoBuildTest {
  /** Makes what Go makes: each program named after its package path, in the folder after -o. */
  private static final String BUILDS =
      """
      echo "$@" >> calls
      while [ $# -gt 1 ]; do
        if [ "$1" = -o ]; then
          for name in kube-apiserver kube-controller-manager kubectl server; do
            echo > "$2$name"; chmod +x "$2$name"
          done
        fi
        shift
      done
      """;

  @TempDir private Path folder;
  private final List<String> said = new CopyOnWriteArrayList<>();

  @BeforeEach
  void writeTheModule() throws IOException {
    Files.writeString(
        folder.resolve("go.mod"),
        """
        require (
        	go.etcd.io/etcd/server/v3 v3.6.8 // indirect
        	k8s.io/kubernetes v1.36.2
        )
        replace k8s.io/api => k8s.io/api v0.36.2
        """);
  }

  @Test
  void buildsOnceIntoTheCache() throws IOException {
    GoBuild build = build(BUILDS);

    Binaries first = build.run();
    Binaries second = build.run();

    assertThat(first).isEqualTo(second);
    assertThat(first.folder())
        .isEqualTo(
            folder.resolve(".cache/appfirewall/controlplane/kubernetes-v1.36.2-etcd-v3.6.8"));
    assertThat(first.other("kubectl")).isPresent();
    assertThat(folder.resolve("calls"))
        .content()
        .satisfies(calls -> assertThat(calls.lines()).hasSize(2))
        .contains("gitVersion=v1.36.2 ", "gitMajor=1 ", "gitMinor=36 ");
  }

  @Test
  void tellsWhatItDoes() throws IOException {
    GoBuild build = build(BUILDS);

    build.run();
    build.run();

    assertThat(said)
        .containsExactly(
            "Building Kubernetes v1.36.2 and etcd v3.6.8 from Go modules into "
                + build.target()
                + ".",
            "This is done once. It takes some 7 minutes on 2 cores, and 300 MB in the end.",
            "Built " + build.target());
  }

  @Test
  void tellsWhatGoSaidWhenItFailed() throws IOException {
    GoBuild build = build("echo go: no such module >&2; exit 1");

    assertThatThrownBy(build::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("go list -deps tool failed:\ngo: no such module");
    assertThat(build.target()).doesNotExist();
  }

  @Test
  void endsGoAndLeavesNothingWhenInterrupted() throws Exception {
    GoBuild build = build("echo $$ > pid; exec sleep 1000");
    Thread thread = Thread.ofVirtual().start(() -> assertThatThrownBy(build::run).isNotNull());
    Path pidFile = folder.resolve("pid");
    await().until(() -> Files.exists(pidFile) && !Files.readString(pidFile).isBlank());
    long pid = Long.parseLong(Files.readString(pidFile).strip());

    thread.interrupt();
    thread.join();

    await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    assertThat(build.target()).doesNotExist();
  }

  private GoBuild build(String script) throws IOException {
    Programs.write(folder.resolve("bin"), "go", script);
    var environment = new Environment(Map.of("PATH", folder.resolve("bin").toString()), folder);
    return GoBuild.possible(GoModule.read(folder), environment, said::add).orElseThrow();
  }
}
