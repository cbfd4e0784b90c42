package io.appfirewall.oracle;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What netpol-analyzer reads otherwise than we do.
 *
 * @param ours what has to be replaced in a manifest for us to read what it reads
 * @param theirs by what
 * @param directories where it makes a difference
 */
record KnownDifference(Pattern ours, String theirs, Set<String> directories) {
  /** To it pods of the host network are like others; to us policies do not select them. */
  private static final KnownDifference HOST_NETWORK =
      of(
          "(hostNetwork\"?:\\s*)true",
          "$1false",
          "ipblockstest",
          "ipblockstest_2",
          "ipblockstest_3",
          "ipblockstest_4",
          "multiple_topology_resources_1",
          "multiple_topology_resources_2",
          "semanticDiff-same-topologies-new1",
          "semanticDiff-same-topologies-new1a",
          "semanticDiff-same-topologies-new2",
          "semanticDiff-same-topologies-new3",
          "semanticDiff-same-topologies-old1",
          "semanticDiff-same-topologies-old2",
          "semanticDiff-same-topologies-old3");

  /** It counts pods that have ended for good. */
  private static final KnownDifference ENDED_PODS =
      of("(phase\"?:\\s*\"?)Succeeded", "$1Running", "minikube_resources", "services");

  /** It knows a version of CronJob that Kubernetes 1.25 dropped. */
  private static final KnownDifference OLD_CRON_JOBS =
      of("batch/v1beta1", "batch/v1", "workload_resources");

  /** It takes tabs for spaces, which YAML does not. */
  private static final KnownDifference TABS = of("\t", " ", "acs-security-demos-added-workloads");

  /** An owner without a kind, which no API server takes, is a Pod to it. */
  private static final KnownDifference OWNERS_WITHOUT_KIND =
      of(
          "- name: internal-security",
          "- kind: Pod\n      name: internal-security",
          "example_pods_w_same_owner_and_labels_gap_no_policy",
          "example_pods_w_same_owner_and_labels_gap_with_good_match_expression",
          "example_pods_w_same_owner_and_labels_gap_with_good_match_expression2",
          "example_pods_w_same_owner_and_labels_gap_with_policy_selector_not_in_gap");

  private static final List<KnownDifference> ALL =
      List.of(HOST_NETWORK, ENDED_PODS, OLD_CRON_JOBS, TABS, OWNERS_WITHOUT_KIND);

  /**
   * Directories that it refuses as a whole, for one policy that no API server takes (which we leave
   * out and tell of), or for pods of one workload whose labels differ where it matters.
   */
  static final Set<String> REFUSED =
      Set.of(
          "example_pods_w_same_owner_and_labels_gap_with_bad_match_expression",
          "np_bad_path_test_1",
          "np_bad_path_test_2",
          "np_test_with_empty_port_range",
          "semanticDiff-same-topologies-illegal-podlist");

  private static KnownDifference of(String ours, String theirs, String... directories) {
    return new KnownDifference(Pattern.compile(ours), theirs, Set.of(directories));
  }

  static List<KnownDifference> in(String directory) {
    return ALL.stream().filter(known -> known.directories.contains(directory)).toList();
  }

  /** Every directory that is listed, for whatever reason. */
  static List<String> all() {
    return Stream.concat(
            REFUSED.stream(), ALL.stream().flatMap(known -> known.directories.stream()))
        .sorted()
        .toList();
  }

  String applyTo(String manifest) {
    return ours.matcher(manifest).replaceAll(theirs);
  }
}
