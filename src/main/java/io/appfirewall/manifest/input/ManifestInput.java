package io.appfirewall.manifest.input;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.InputObjects.Given;
import io.appfirewall.manifest.InputProblem;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.Metadata;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads manifests from files, directories and standard input. */
public final class ManifestInput {
  private final ObjectDecoder decoder = new ObjectDecoder();
  private final List<Decoded> decoded = new ArrayList<>();
  private final Set<String> mentioned = new HashSet<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();

  private ManifestInput() {}

  /**
   * Everything that the paths hold, with what is wrong with it.
   *
   * @param paths files, directories (with all below them), or {@code -} for standard input
   */
  public static Manifests read(List<String> paths, InputStream standardInput) {
    return objects(paths, standardInput).manifests();
  }

  /** The same, as objects. */
  public static InputObjects objects(List<String> paths, InputStream standardInput) {
    return new ManifestInput().readObjects(paths, standardInput);
  }

  private InputObjects readObjects(List<String> paths, InputStream standardInput) {
    InputFiles.Found files = InputFiles.find(paths, standardInput);
    problems.addAll(files.problems());
    RawObjects.Found objects = RawObjects.of(files.files());
    problems.addAll(objects.problems());
    objects.objects().parallelStream().map(this::recognize).toList().forEach(this::add);
    Duplicates duplicates = Duplicates.among(decoded);
    diagnostics.addAll(duplicates.diagnostics());
    SortedMap<ObjectId, Given> once = new TreeMap<>();
    duplicates
        .once()
        .forEach(object -> once.put(object.id(), new Given(object.object(), object.checked())));
    return new InputObjects(
        once, Set.copyOf(duplicates.several()), mentioned, diagnostics, problems);
  }

  /** An object of a file, and what came of decoding it; nothing, where its kind is not kept. */
  private record Recognized(
      RawObject raw, Optional<KnownKind> kind, Optional<ObjectDecoder.Outcome> outcome) {}

  private Recognized recognize(RawObject raw) {
    Optional<KnownKind> kind = KnownKind.of(raw);
    return new Recognized(raw, kind, kind.map(known -> decoder.decode(raw, known)));
  }

  private void add(Recognized object) {
    mentioned(object.raw(), object.kind()).ifPresent(mentioned::add);
    if (object.outcome().isEmpty()) {
      Ours.unknown(object.raw()).ifPresent(problems::add);
      return;
    }
    switch (object.outcome().get()) {
      case ObjectDecoder.Outcome.Success(Decoded success) -> decoded.add(success);
      case ObjectDecoder.Outcome.Failure(var diagnostic) -> diagnostics.add(diagnostic);
    }
  }

  private static Optional<String> mentioned(RawObject raw, Optional<KnownKind> kind) {
    boolean isNamespaced = kind.map(KnownKind::isNamespaced).orElse(false);
    return kind.isPresent() && !isNamespaced
        ? Optional.empty()
        : raw.metadata("namespace")
            .or(() ->
                isNamespaced ? Optional.of(Metadata.DEFAULT_NAMESPACE) : Optional.<String>empty());
  }
}
