package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Go module that pins the control plane's programs.
 *
 * @param kubernetes Kubernetes' version, with the v
 * @param etcd etcd's version, with the v
 */
record GoModule(Path folder, String kubernetes, String etcd) {
  static final String NOT_FOUND =
      "there is no src/test/go/controlplane in the working directory; run from the project's root";

  static Optional<GoModule> find() {
    Path folder = Path.of("src/test/go/controlplane");
    return Files.exists(folder.resolve("go.mod")) ? Optional.of(read(folder)) : Optional.empty();
  }

  static GoModule read(Path folder) {
    try {
      String text = Files.readString(folder.resolve("go.mod"));
      return new GoModule(
          folder, version(text, "k8s.io/kubernetes"), version(text, "go.etcd.io/etcd/server/v3"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + "/go.mod", e);
    }
  }

  /** Names what is built from it; another version is another folder of the cache. */
  String versions() {
    return "kubernetes-" + kubernetes + "-etcd-" + etcd;
  }

  private static String version(String text, String module) {
    var requirement =
        Pattern.compile("^\\s*" + Pattern.quote(module) + " (v\\S+)", Pattern.MULTILINE);
    var matcher = requirement.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("go.mod does not require " + module);
    }
    return matcher.group(1);
  }
}
