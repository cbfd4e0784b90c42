package io.appfirewall.operator;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.manifest.Metadata;
import io.appfirewall.operator.AppFirewallProperties.LeaderElection;
import io.appfirewall.operator.AppFirewallProperties.Pods;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Finds every mistake in the configuration, and says of each in a sentence how to mend it. */
final class PropertyChecks {
  private static final int MOST_WORKERS = 64;
  private static final Duration LONGEST_ACCESS_CACHE = Duration.ofMinutes(1);

  private final AppFirewallProperties properties;
  private final Errors errors;

  PropertyChecks(AppFirewallProperties properties, Errors errors) {
    this.properties = properties;
    this.errors = errors;
  }

  void check() {
    if (properties.workers() < 1 || properties.workers() > MOST_WORKERS) {
      wrong("workers", "Give a number of workers from 1 to " + MOST_WORKERS + ".");
    }
    atLeast("resync", properties.resync(), Duration.ofSeconds(10));
    atLeast("settle", properties.settle(), Duration.ofMillis(100));
    atLeast("syncTimeout", properties.syncTimeout(), Duration.ofSeconds(1));
    if (properties.maxPolicySize().toBytes() < 1024) {
      wrong("maxPolicySize", "Give at least 1KB; etcd takes no object over 1.5MB.");
    }
    namespaces(properties.watchNamespaces());
    cidrs(properties.clusterCidrs());
    if (properties.dns().port() < 1 || properties.dns().port() > 65_535) {
      wrong("dns.port", "Give a port from 1 to 65535.");
    }
    pods("dns", new Pods(properties.dns().namespaces(), properties.dns().pods()));
    pods("ingressControllers", properties.ingressControllers());
    pods("monitoring", properties.monitoring());
    leaderElection(properties.leaderElection());
    Duration cache = properties.metrics().accessCache();
    if (cache.isNegative() || cache.compareTo(LONGEST_ACCESS_CACHE) > 0) {
      wrong("metrics.accessCache", "Give 0s to 1m: for so long, access that was withdrawn lasts.");
    }
  }

  private void namespaces(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!Metadata.isNamespace(name)) {
        wrong(
            "watchNamespaces[" + i + "]",
            "\"" + name + "\" is not the name of a namespace. Patterns are not taken.");
      }
    }
  }

  private void cidrs(List<String> cidrs) {
    for (int i = 0; i < cidrs.size(); i++) {
      String text = cidrs.get(i);
      String name = "clusterCidrs[" + i + "]";
      Cidr.read(text)
          .ifPresentOrElse(
              cidr -> {
                if (!cidr.toString().equals(text)) {
                  wrong(
                      name,
                      "\"" + text + "\" has bits beyond its prefix: did you mean " + cidr + "?");
                }
              },
              () -> wrong(name, "\"" + text + "\" is no block of addresses such as 10.0.0.0/8."));
    }
  }

  private void pods(String name, @Nullable List<Pods> scopes) {
    for (int i = 0; scopes != null && i < scopes.size(); i++) {
      pods(name + "[" + i + "]", scopes.get(i));
    }
  }

  private void pods(String name, Pods scope) {
    if (scope.namespaces().isEmpty()) {
      wrong(
          name + ".namespaces",
          "Name at least one namespace: labels alone could be set by anybody.");
    }
    if (LabelsText.read(scope.pods()).isEmpty()) {
      wrong(name + ".pods", "Write labels as key=value, several of them with commas between.");
    }
  }

  private void leaderElection(LeaderElection election) {
    if (!Metadata.isObjectName(election.lease())) {
      wrong(
          "leaderElection.lease",
          "\""
              + election.lease()
              + "\" cannot be the name of a Lease, which has lower-case letters, digits, '-' and"
              + " '.'.");
    }
    atLeast("leaderElection.retryPeriod", election.retryPeriod(), Duration.ofMillis(100));
    if (election.leaseDuration().compareTo(election.renewDeadline()) <= 0) {
      wrong("leaderElection.leaseDuration", "Give more than leader-election.renew-deadline.");
    }
    if (election.renewDeadline().compareTo(election.retryPeriod()) <= 0) {
      wrong("leaderElection.renewDeadline", "Give more than leader-election.retry-period.");
    }
  }

  private void atLeast(String name, Duration given, Duration least) {
    if (given.compareTo(least) < 0) {
      long millis = least.toMillis();
      wrong(name, "Give at least " + (millis < 1000 ? millis + "ms." : millis / 1000 + "s."));
    }
  }

  private void wrong(String name, String sentence) {
    errors.rejectValue(name, "appfirewall", sentence);
  }
}
