package io.appfirewall.core.explain;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.model.Cidr.Family;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer to a question about two ends.
 *
 * @param asked about which connections
 * @param families the verdict on each family of addresses, where they differ; else none
 * @param note what decides beside the policies
 */
public record Explanation(
    End from,
    End to,
    Connections asked,
    Verdict verdict,
    SortedMap<Family, Verdict> families,
    Optional<String> note) {
  public Explanation {
    families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
  }

  public boolean isAllowed() {
    return verdict.isAllowed();
  }
}
