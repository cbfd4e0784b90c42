package io.appfirewall.cluster;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.manifest.InputProblem;
import io.appfirewall.manifest.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of a cluster was not read, gathered into few sentences. */
final class Unread {
  private final Source cluster;
  private Optional<String> only = Optional.empty();
  private final SortedSet<String> refused = new TreeSet<>();
  private final SortedMap<String, SortedSet<String>> refusedWithin = new TreeMap<>();
  private final SortedSet<String> notInstalled = new TreeSet<>();

  /**
   * Of this cluster nothing is amiss yet.
   *
   * @param cluster its address
   */
  Unread(String cluster) {
    this.cluster = Source.file(cluster);
  }

  /** Which namespaces there are may not be listed, so that only this one is read. */
  void allNamespacesBut(String namespace) {
    only = Optional.of(namespace);
  }

  /** Resources of the cluster's scope that may not be listed. */
  void refused(String resources) {
    refused.add(resources);
  }

  /** Resources that may not be listed in one namespace. */
  void refused(String resources, String namespace) {
    refusedWithin.computeIfAbsent(resources, r -> new TreeSet<>()).add(namespace);
  }

  /** Resources that the API server does not know. */
  void notInstalled(String resources) {
    notInstalled.add(resources);
  }

  /** One for all that was refused in the same namespaces. */
  List<InputProblem> problems() {
    List<InputProblem> problems = new ArrayList<>();
    only.ifPresent(namespace ->
        problems.add(
            notListed(
                "namespaces, so of what is in namespaces only "
                    + namespace
                    + " counts, the one of your context")));
    if (!refused.isEmpty()) {
      problems.add(notListed(String.join(", ", refused) + ", so those do not count"));
    }
    Map<SortedSet<String>, SortedSet<String>> byNamespaces = new LinkedHashMap<>();
    refusedWithin.forEach((resources, namespaces) ->
        byNamespaces.computeIfAbsent(namespaces, n -> new TreeSet<>()).add(resources));
    byNamespaces.forEach((namespaces, resources) ->
        problems.add(
            notListed(
                String.join(", ", resources)
                    + " in "
                    + String.join(", ", namespaces)
                    + ", so those do not count")));
    if (!notInstalled.isEmpty()) {
      problems.add(
          new InputProblem(
              Code.NOT_INSTALLED,
              cluster,
              "this cluster has no "
                  + String.join(", ", notInstalled)
                  + ", and is read as one without any. Install AppFirewall's CRDs to have them."));
    }
    return problems;
  }

  private InputProblem notListed(String what) {
    return new InputProblem(Code.NOT_LISTED, cluster, "you may not list " + what + ".");
  }
}
