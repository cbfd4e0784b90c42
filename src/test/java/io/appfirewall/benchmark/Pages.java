package io.appfirewall.benchmark;

import io.appfirewall.benchmark.Visitors.Page;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.Identity;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How soon the status pages answer fifty visitors while the cluster changes, and what the
 * reconcilers notice of the visitors, and of pages that are merely open.
 */
final class Pages {
  private static final int VISITORS = 50;
  private static final int FOLLOWERS = 2_000;

  private static final String NAMESPACE = "visitors";
  private static final int WARM_UP_SECONDS = 60;

  /** The visitors bring code that was not run before, of which each page wants a part. */
  private static final int VISITORS_WARM_UP_SECONDS = 180;

  private static final int SETTLED_SECONDS = 10;

  /** What the operator writes for each AppFirewall that changes. */
  private static final Set<String> WRITTEN = Set.of("networkpolicies", "appfirewalls/status");

  private final Bench bench;
  private final KubernetesClient client;
  private final int size;
  private final Workload workload;
  private final Pods pods;

  private Pages(Bench bench, int size) {
    this.bench = bench;
    this.client = bench.cluster().client();
    this.size = size;
    this.workload = Workload.usual(size);
    this.pods = new Pods(workload);
  }

  /** Of so many AppFirewalls that are as wanted already, and ten times as many pods. */
  static void measure(Bench bench, int size) throws Exception {
    new Pages(bench, size).measure();
  }

  private void measure() throws Exception {
    pods.create(client);
    List<String> tokens = tokens();
    Priority.lowerDescendants();
    try (OperatorProcess operator =
        OperatorProcess.start(Launch.large(bench.folder()), bench.kubeconfig())) {
      operator.awaitReady();
      awaitSilence();
      add("Resident memory, with %,d pods".formatted(pods.count()), memory(operator), "");
      try (var churn = Churn.start(bench.cluster(), bench.kubeconfig(), size);
          var probe = new Probe(bench.cluster())) {
        Bench.pause(WARM_UP_SECONDS);
        probe.sample(bench.options().latencySamples());
        add("Apply to policy, while objects change", probe.fromSending(), "");
        measureVisitors(operator, churn, probe, tokens);
        measureFollowers(operator, churn, probe, tokens);
      }
      add("Resident memory, afterwards", memory(operator), "");
    }
  }

  private void measureVisitors(
      OperatorProcess operator, Churn churn, Probe probe, List<String> tokens) throws Exception {
    try (var visitors = new Visitors(operator.address(), workload, tokens)) {
      Bench.pause(VISITORS_WARM_UP_SECONDS);
      visitors.forget();
      probe.forget();
      var cpu = operator.cpu();
      AuditLog.Mark mark = bench.cluster().mark();
      long start = System.nanoTime();
      probe.sample(bench.options().latencySamples());
      add("Apply to policy, while objects change and visitors look", probe.fromSending(), "");
      long left = bench.options().visit().toNanos() - (System.nanoTime() - start);
      Thread.sleep(Math.max(0, left / 1_000_000));
      report(visitors);
      addCpu(operator.cpu().minus(cpu), start);
      add("Objects that changed", perSecond(churn.count(mark), start), "100 a second");
      add(
          "Policies and statuses that the operator wrote for it",
          perSecond(writes(mark), start),
          "20 a second");
      add("Resident memory, with visitors", memory(operator), "");
    }
  }

  private void measureFollowers(
      OperatorProcess operator, Churn churn, Probe probe, List<String> tokens) throws Exception {
    try (var followers = new Followers(operator.address(), tokens, FOLLOWERS)) {
      Bench.pause(WARM_UP_SECONDS);
      probe.forget();
      var cpu = operator.cpu();
      AuditLog.Mark mark = bench.cluster().mark();
      int before = followers.fetched();
      long start = System.nanoTime();
      probe.sample(bench.options().latencySamples());
      add(
          "Apply to policy, while objects change and %,d pages are open"
              .formatted(followers.open()),
          probe.fromSending(),
          "");
      add("Open pages that asked anew", perSecond(followers.fetched() - before, start), "");
      addCpu(operator.cpu().minus(cpu), start);
      add("Objects that changed", perSecond(churn.count(mark), start), "");
    }
  }

  private void addCpu(Duration cpu, long start) {
    add(
        "Operator's processor time meanwhile",
        Numbers.format("%.0f %% of one", 100 * cpu.toNanos() / 1e9 / secondsSince(start)),
        "");
  }

  private static String perSecond(long count, long start) {
    return Numbers.format("%.0f a second", count / secondsSince(start));
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private long writes(AuditLog.Mark mark) {
    return bench.cluster().operatorWrites(mark).stream()
        .filter(request -> WRITTEN.contains(request.resource()))
        .count();
  }

  /** The status of each AppFirewall is written once more, since it has pods now. */
  private void awaitSilence() throws InterruptedException {
    AuditLog.Mark mark;
    do {
      mark = bench.cluster().mark();
      Bench.pause(SETTLED_SECONDS);
    } while (!bench.cluster().operatorWrites(mark).isEmpty());
  }

  private void report(Visitors visitors) {
    for (Page page : Page.values()) {
      Numbers millis = visitors.millis(page);
      add(
          page.toString(),
          Numbers.format("p50 %.0f", millis.median())
              + Numbers.format(", p99 %.0f ms", millis.quantile(0.99))
              + " (%,d fetched)".formatted(millis.sorted().size()),
          page == Page.REACH ? "" : "p99 200 ms");
    }
    add("Pages that were not answered", String.valueOf(visitors.failed()), "0");
  }

  private void add(String what, String result, String aim) {
    bench.report().add(what, size, result, aim);
  }

  private static String memory(OperatorProcess operator) {
    return operator.residentMebibytes() + " MiB";
  }

  /** Of service accounts that may see everything. */
  private List<String> tokens() {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(NAMESPACE)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                .addNewSubject(
                    "rbac.authorization.k8s.io",
                    "Group",
                    "system:serviceaccounts:" + NAMESPACE,
                    null)
                .build())
        .create();
    return IntStream.range(0, VISITORS).mapToObj(this::token).toList();
  }

  private String token(int i) {
    return Identity.token(
        client
            .resource(
                new ServiceAccountBuilder()
                    .withNewMetadata()
                    .withNamespace(NAMESPACE)
                    .withName("visitor-" + i)
                    .endMetadata()
                    .build())
            .create(),
        client);
  }
}
