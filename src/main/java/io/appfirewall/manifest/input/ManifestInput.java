package io.appfirewall.manifest.input;

import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.ManifestsBuilder;
import io.appfirewall.manifest.Metadata;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads manifests from files, directories and standard input. */
public final class ManifestInput {
  private final ObjectDecoder decoder = new ObjectDecoder();
  private final ManifestsBuilder builder = new ManifestsBuilder();
  private final List<Decoded> decoded = new ArrayList<>();

  private ManifestInput() {}

  /**
   * Everything that the paths hold, with what is wrong with it.
   *
   * @param paths files, directories (with all below them), or {@code -} for standard input
   */
  public static Manifests read(List<String> paths, InputStream standardInput) {
    return new ManifestInput().manifests(paths, standardInput);
  }

  private Manifests manifests(List<String> paths, InputStream standardInput) {
    InputFiles.Found files = InputFiles.find(paths, standardInput);
    files.problems().forEach(builder::report);
    RawObjects.Found objects = RawObjects.of(files.files());
    objects.problems().forEach(builder::report);
    objects.objects().forEach(this::add);
    Duplicates duplicates = Duplicates.among(decoded);
    duplicates.once().forEach(object -> builder.add(object.object(), object.checked()));
    duplicates.several().forEach(builder::unknown);
    duplicates.diagnostics().forEach(builder::report);
    return builder.build();
  }

  private void add(RawObject raw) {
    Optional<KnownKind> kind = KnownKind.of(raw);
    mentioned(raw, kind).ifPresent(builder::mention);
    if (kind.isEmpty()) {
      Ours.unknown(raw).ifPresent(builder::report);
      return;
    }
    switch (decoder.decode(raw, kind.get())) {
      case ObjectDecoder.Outcome.Success(Decoded object) -> decoded.add(object);
      case ObjectDecoder.Outcome.Failure(var diagnostic) -> builder.report(diagnostic);
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
