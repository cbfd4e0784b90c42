package io.appfirewall.dashboard.local;

import io.appfirewall.manifest.InputObjects;
import java.time.Duration;

/** What is shown, and whether it has changed since it was last read. */
public interface Material extends AutoCloseable {
  /** In a few words: the paths of files, or the name of a cluster. */
  String title();

  /**
   * Everything as it is now.
   *
   * @throws RuntimeException with a sentence when it cannot be read now
   */
  InputObjects read();

  /** Something that is another one once there is something else to be read. */
  Object version();

  /** How long to wait before the next look. */
  Duration interval();

  /** Nobody looks any more; for whoever made it to say. */
  @Override
  default void close() {}
}
