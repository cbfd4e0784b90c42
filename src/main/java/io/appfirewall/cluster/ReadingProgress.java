package io.appfirewall.cluster;

/** Is told how far the reading of a cluster is. */
@FunctionalInterface
public interface ReadingProgress {
  /**
   * Something is about to be listed.
   *
   * @param resources as in {@code pods}
   * @param done how many were listed before
   * @param all how many are to be listed
   */
  void reading(String resources, int done, int all);
}
