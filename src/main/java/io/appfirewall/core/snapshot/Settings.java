package io.appfirewall.core.snapshot;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Label;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the installation decides for every firewall.
 *
 * @param operatorNamespace never under a baseline; empty where no operator runs
 * @param clusterCidrs the addresses of pods and Services, which {@code World} leaves out
 * @param dnsPods the cluster's DNS pods
 * @param dnsPort the port that they listen on
 * @param ingressControllers empty: the defaults of {@link #ingressControllers(boolean)}
 * @param monitoring empty: the defaults of {@link #monitoring(boolean)}
 * @param maxPolicyBytes the largest NetworkPolicy to write, in bytes of JSON
 */
public record Settings(
    Optional<String> operatorNamespace,
    List<Cidr> clusterCidrs,
    PodScope dnsPods,
    int dnsPort,
    Optional<List<PodScope>> ingressControllers,
    Optional<List<PodScope>> monitoring,
    long maxPolicyBytes) {
  private static final String NAME = "app.kubernetes.io/name";

  /** Those of a plain cluster. */
  public static final Settings DEFAULTS =
      new Settings(
          Optional.empty(),
          List.of(),
          new PodScope(
              Set.of("kube-system"), LabelSelector.label(new Label("k8s-app", "kube-dns"))),
          53,
          Optional.empty(),
          Optional.empty(),
          1L << 20);

  /** OpenShift's DNS pods, which listen on {@link #OPENSHIFT_DNS_PORT}. */
  public static final PodScope OPENSHIFT_DNS =
      new PodScope(
          Set.of("openshift-dns"),
          LabelSelector.label(new Label("dns.operator.openshift.io/daemonset-dns", "default")));

  public static final int OPENSHIFT_DNS_PORT = 5353;

  /** NodeLocal DNSCache listens here on every node. */
  public static final Cidr NODE_LOCAL_DNS = Cidr.of("169.254.20.10/32");

  private static final List<PodScope> INGRESS_CONTROLLERS =
      List.of(
          new PodScope(
              Set.of(
                  "ingress-nginx",
                  "traefik",
                  "haproxy-controller",
                  "projectcontour",
                  "envoy-gateway-system",
                  "kong",
                  "istio-system",
                  "istio-ingress",
                  "openshift-ingress"),
              LabelSelector.EVERYTHING),
          new PodScope(
              Set.of("kube-system"), named("traefik", "rke2-ingress-nginx", "ingress-nginx")));

  private static final List<PodScope> OPENSHIFT_INGRESS_CONTROLLERS =
      List.of(new PodScope(Set.of("openshift-ingress"), LabelSelector.EVERYTHING));

  private static final LabelSelector SCRAPERS =
      named(
          "prometheus",
          "prometheus-agent",
          "vmagent",
          "vmsingle",
          "alloy",
          "grafana-agent",
          "opentelemetry-collector");

  private static final Set<String> OPENSHIFT_MONITORING =
      Set.of("openshift-monitoring", "openshift-user-workload-monitoring");

  public Settings {
    clusterCidrs = clusterCidrs.stream().distinct().sorted().toList();
    ingressControllers = ingressControllers.map(List::copyOf);
    monitoring = monitoring.map(List::copyOf);
  }

  /**
   * The pods of entity {@code IngressControllers}.
   *
   * @param openshift whether tenants may create namespaces, so that the usual names could be theirs
   */
  public List<PodScope> ingressControllers(boolean openshift) {
    return ingressControllers.orElse(
        openshift ? OPENSHIFT_INGRESS_CONTROLLERS : INGRESS_CONTROLLERS);
  }

  /**
   * The pods of entity {@code Monitoring}.
   *
   * @param openshift whether tenants may create namespaces, so that the usual names could be theirs
   */
  public List<PodScope> monitoring(boolean openshift) {
    return monitoring.orElseGet(
        () -> List.of(new PodScope(scraperNamespaces(openshift), SCRAPERS)));
  }

  private static Set<String> scraperNamespaces(boolean openshift) {
    Set<String> namespaces = new TreeSet<>(OPENSHIFT_MONITORING);
    if (!openshift) {
      namespaces.addAll(
          Set.of(
              "monitoring",
              "prometheus",
              "observability",
              "kube-prometheus-stack",
              "cattle-monitoring-system"));
    }
    return namespaces;
  }

  private static LabelSelector named(String... names) {
    return LabelSelector.requirement(
        new Requirement(NAME, Operator.IN, new TreeSet<>(Set.of(names))));
  }
}
