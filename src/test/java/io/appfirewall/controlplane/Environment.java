package io.appfirewall.controlplane;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the machine says of itself, as a value, so that the choice of a control plane can be tested.
 */
public record Environment(Map<String, String> variables, Path home) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  public static Environment ofThisProcess() {
    return new Environment(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** A variable's value; an empty one counts as absent. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Whether this is continuous integration, where a test that is skipped has failed. */
  public boolean ci() {
    return variable("CI").filter("true"::equals).isPresent();
  }

  /** Where programs of ours may keep what they can make again. */
  public Path cache() {
    // The XDG specification says that a relative path is to be ignored.
    return variable("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(home.resolve(".cache"))
        .resolve("appfirewall");
  }

  /** The program that a shell would run. */
  public Optional<Path> onPath(String program) {
    return variable("PATH").stream()
        .flatMap(Pattern.compile(Pattern.quote(File.pathSeparator))::splitAsStream)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
