package io.appfirewall.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which package knows which, {@code compiler --> check}. */
record Arrows(Set<Arrow> all) {
  private static final Pattern DRAWN =
      Pattern.compile("^\\s*(\\w+) --> (\\w+)$", Pattern.MULTILINE);
  private static final Pattern PACKAGE =
      Pattern.compile("io\\.appfirewall\\.(?:core\\.)?([a-z]+)(?:\\..*)?");

  /** From one package to another. */
  record Arrow(String from, String to) implements Comparable<Arrow> {
    @Override
    public int compareTo(Arrow other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return from + " --> " + to;
    }
  }

  /** Those of a Mermaid diagram, and what follows from them. */
  static Arrows drawn(String diagram) {
    Set<Arrow> arrows =
        DRAWN
            .matcher(diagram)
            .results()
            .map(match -> new Arrow(match.group(1), match.group(2)))
            .collect(Collectors.toCollection(TreeSet::new));
    while (arrows.addAll(oneStepFurther(arrows))) {
      // Until there is nothing new.
    }
    return new Arrows(arrows);
  }

  /** Those of the code. */
  static Arrows ofCode() {
    Set<Arrow> arrows = new TreeSet<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.appfirewall")
            .stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .forEach(dependency -> {
              Optional<String> from = name(dependency.getOriginClass());
              Optional<String> to = name(dependency.getTargetClass());
              if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                arrows.add(new Arrow(from.get(), to.get()));
              }
            });
    return new Arrows(arrows);
  }

  private static Set<Arrow> oneStepFurther(Set<Arrow> arrows) {
    return arrows.stream()
        .flatMap(first ->
            arrows.stream()
                .filter(second -> second.from().equals(first.to()))
                .map(second -> new Arrow(first.from(), second.to())))
        .collect(Collectors.toSet());
  }

  private static Optional<String> name(JavaClass type) {
    var matcher = PACKAGE.matcher(type.getPackageName());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
