package io.appfirewall.operator;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * Everything that can be configured, under {@code appfirewall.*}. Every default suits a plain
 * cluster; docs/operator.md lists them.
 *
 * @param workers how many objects of one process are reconciled at once; more than the API server
 *     takes in parallel only makes them wait
 * @param resync every object is looked at again after so long, though nothing happened
 * @param settle how late counts in statuses may be
 * @param syncTimeout how long reading everything at the start may take
 * @param watchNamespaces the only ones that are looked at, without anything of the cluster's own
 *     scope; none for the whole cluster
 * @param clusterCidrs the addresses of pods and Services, which entity World leaves out
 * @param maxPolicySize the largest NetworkPolicy to write, as JSON
 * @param dns the cluster's DNS
 * @param ingressControllers what entity IngressControllers stands for; absent = the usual ones
 * @param monitoring what entity Monitoring stands for; absent = the usual ones
 * @param leaderElection who writes when there are several replicas
 * @param metrics who may read the metrics
 * @param dashboard who may see the pages
 */
@ConfigurationProperties(prefix = "appfirewall", ignoreUnknownFields = false)
public record AppFirewallProperties(
    @DefaultValue("4") int workers,
    @DefaultValue("10m") Duration resync,
    @DefaultValue("2s") Duration settle,
    @DefaultValue("2m") Duration syncTimeout,
    @DefaultValue List<String> watchNamespaces,
    @DefaultValue List<String> clusterCidrs,
    @DefaultValue("1MB") DataSize maxPolicySize,
    @DefaultValue Dns dns,
    @Nullable List<Pods> ingressControllers,
    @Nullable List<Pods> monitoring,
    @DefaultValue LeaderElection leaderElection,
    @DefaultValue Metrics metrics,
    @DefaultValue Dashboard dashboard)
    implements Validator {
  /**
   * The cluster's DNS.
   *
   * @param namespaces where its pods are
   * @param pods their labels, {@code key=value,...}
   * @param port that they listen on
   */
  public record Dns(
      @DefaultValue("kube-system") List<String> namespaces,
      @DefaultValue("k8s-app=kube-dns") String pods,
      @DefaultValue("53") int port) {}

  /**
   * Some pods.
   *
   * @param namespaces by name, at least one
   * @param pods their labels, {@code key=value,...}; empty for every pod
   */
  public record Pods(@DefaultValue List<String> namespaces, @DefaultValue("") String pods) {}

  /**
   * Who writes when there are several replicas.
   *
   * @param lease the name of what they share, in the operator's own namespace
   * @param leaseDuration how long a leader that was killed is waited for
   * @param renewDeadline how long a leader tries to renew before it gives up
   * @param retryPeriod how often everybody tries
   */
  public record LeaderElection(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("appfirewall-operator") String lease,
      @DefaultValue("15s") Duration leaseDuration,
      @DefaultValue("10s") Duration renewDeadline,
      @DefaultValue("2s") Duration retryPeriod) {}

  /**
   * Who may read the metrics.
   *
   * @param access by which rule
   * @param accessCache how long the API server's answer on somebody counts, for the pages, too
   */
  public record Metrics(
      @DefaultValue("token") Access access, @DefaultValue("1m") Duration accessCache) {}

  /**
   * Who may see the pages.
   *
   * @param access by which rule
   */
  public record Dashboard(@DefaultValue("token") Access access) {}

  /** By which rule somebody may read the metrics, or see the pages. */
  public enum Access {
    /** Whom the API server knows by their token: what it says that they may. */
    TOKEN,
    ANONYMOUS,
    DISABLED
  }

  @Override
  public boolean supports(Class<?> type) {
    return type == AppFirewallProperties.class;
  }

  @Override
  public void validate(Object target, Errors errors) {
    new PropertyChecks((AppFirewallProperties) target, errors).check();
  }
}
