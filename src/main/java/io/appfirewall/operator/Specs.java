package io.appfirewall.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of an object a controller has to look at. */
final class Specs {
  private Specs() {}

  /**
   * Whether it came, went, has another spec, or is another object of the same name: a watch that
   * was interrupted shows a deletion and a creation as one update, of the same generation.
   */
  static boolean differ(@Nullable HasMetadata before, @Nullable HasMetadata after) {
    if (before == null || after == null) {
      return true;
    }
    return hasGone(before, after)
        || !Objects.equals(
            before.getMetadata().getGeneration(), after.getMetadata().getGeneration());
  }

  /** The same for namespaces, whose labels and end matter, and which count no generations. */
  static boolean labelsDiffer(HasMetadata before, HasMetadata after) {
    return hasGone(before, after)
        || !Objects.equals(before.getMetadata().getLabels(), after.getMetadata().getLabels())
        || before.isMarkedForDeletion() != after.isMarkedForDeletion();
  }

  /** Whether it is there no longer, be it that another one of its name has come. */
  static boolean hasGone(HasMetadata before, @Nullable HasMetadata after) {
    return after == null
        || !Objects.equals(before.getMetadata().getUid(), after.getMetadata().getUid());
  }
}
