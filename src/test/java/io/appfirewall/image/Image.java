package io.appfirewall.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;

/** What the Dockerfile makes of the jar, on a base of this machine's own files and JDK. */
record Image(Docker docker, String name) {
  private static final String BASE = "base";

  /** As an orchestrator runs it that allows as little as can be. */
  private static final List<String> RESTRICTED =
      List.of("--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges");

  /** Makes the base that the Dockerfile's default would otherwise be pulled for. */
  static void makeBase(Docker docker) {
    docker
        .shell(
            "src/test/tools/base-image '"
                + System.getProperty("java.home")
                + "' | docker import --change 'ENV PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin' -"
                + " "
                + BASE)
        .orThrow();
    docker.checkRuns(BASE);
  }

  /** Builds it anew, whatever was built before. */
  static Image build(Docker docker, String name) {
    docker
        .run(
            "build",
            "--no-cache",
            "--network=none",
            "--build-arg=JDK_IMAGE=" + BASE,
            "--build-arg=REVISION=abc",
            "--tag=" + name,
            ".")
        .orThrow();
    return new Image(docker, name);
  }

  /** Runs it to its end, without a network. */
  Ran run(List<String> options, String input, String... arguments) {
    return docker.runWithInput(
        input,
        words(
            Stream.of(
                List.of("run", "--rm", "--interactive", "--network=none"),
                RESTRICTED,
                options,
                List.of(name),
                List.of(arguments))));
  }

  /** Starts it on this machine's network and does not wait; the container's name. */
  String start(List<String> options, String... arguments) {
    return docker
        .run(
            words(
                Stream.of(
                    List.of("run", "--detach", "--network=host", "--tmpfs=/tmp"),
                    RESTRICTED,
                    options,
                    List.of(name),
                    List.of(arguments))))
        .orThrow()
        .strip();
  }

  /** What is said of the image at a JSON pointer. */
  JsonNode at(String pointer) {
    try {
      return new ObjectMapper()
          .readTree(docker.run("image", "inspect", name).orThrow())
          .path(0)
          .at(pointer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("docker prints something else than JSON", e);
    }
  }

  /** Digests of what is in its layers, the lowest first. */
  List<String> layers() {
    return at("/RootFS/Layers").valueStream().map(JsonNode::asText).toList();
  }

  /** Its files, as tar lists them. */
  List<String> files() {
    return inContainer("docker export %s | tar --list --verbose --numeric-owner").lines().toList();
  }

  /** The content of one of its files. */
  String text(String file) {
    return inContainer("docker cp %s:" + file + " - | tar --extract --to-stdout");
  }

  private String inContainer(String command) {
    String container = docker.run("create", name).orThrow().strip();
    return docker.shell(command.formatted(container)).orThrow();
  }

  private static String[] words(Stream<List<String>> parts) {
    return parts.flatMap(List::stream).toArray(String[]::new);
  }
}
