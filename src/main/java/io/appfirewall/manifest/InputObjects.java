package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.model.ObjectId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Objects of the kinds that are kept, as they were read from files or from a cluster.
 *
 * @param unknown those that are there, while nobody can say what they are
 * @param mentioned namespaces that some object is in
 * @param diagnostics on objects that are there twice or cannot be read
 * @param problems with what is no object at all, and with what was not read
 */
public record InputObjects(
    SortedMap<ObjectId, Given> objects,
    Set<ObjectId> unknown,
    Set<String> mentioned,
    List<Diagnostic> diagnostics,
    List<InputProblem> problems) {
  public InputObjects {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    unknown = Set.copyOf(unknown);
    mentioned = Set.copyOf(mentioned);
    diagnostics = List.copyOf(diagnostics);
    problems = List.copyOf(problems);
  }

  /** An object, as far as it fits its schema. */
  public record Given(HasMetadata object, Misfit misfit) {}

  /** What an API server gave. */
  public static InputObjects ofCluster(
      Collection<HasMetadata> objects, Set<String> mentioned, List<InputProblem> problems) {
    SortedMap<ObjectId, Given> all = new TreeMap<>();
    objects.forEach(object -> all.put(Metadata.id(object), new Given(object, Misfit.NONE)));
    return new InputObjects(all, Set.of(), mentioned, List.of(), problems);
  }

  /**
   * Some of them.
   *
   * @param places that are mentioned still
   */
  public InputObjects only(Predicate<ObjectId> some, Set<String> places) {
    SortedMap<ObjectId, Given> left = new TreeMap<>(objects);
    left.keySet().removeIf(some.negate());
    return new InputObjects(left, unknown, places, diagnostics, problems);
  }

  /** All of them, read. */
  public Manifests manifests() {
    ManifestsBuilder builder = new ManifestsBuilder();
    mentioned.forEach(builder::mention);
    objects.values().forEach(given -> builder.add(given.object(), given.misfit()));
    unknown.forEach(builder::unknown);
    diagnostics.forEach(builder::report);
    problems.forEach(builder::report);
    return builder.build();
  }
}
