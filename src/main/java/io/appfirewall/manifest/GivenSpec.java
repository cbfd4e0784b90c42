package io.appfirewall.manifest;

import io.appfirewall.api.OwnResource;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The spec of an object of ours, which may be missing, or be none that can be read. */
final class GivenSpec {
  private GivenSpec() {}

  /**
   * The spec; empty when something about it was reported.
   *
   * @param unlessGiven the sentence for an object without one
   */
  static <S> Optional<S> read(OwnResource<S, ?> object, Findings findings, String unlessGiven) {
    if (object.misfit().isPresent()) {
      findings.add(
          Code.WRONG_TYPE,
          FieldPath.of(Shown.path(object.misfit().get())),
          "this is of another type than the field takes: see kubectl explain for what it takes.");
      return Optional.empty();
    }
    @Nullable S spec = object.getSpec();
    return spec == null ? findings.required(FieldPath.SPEC, unlessGiven) : Optional.of(spec);
  }
}
