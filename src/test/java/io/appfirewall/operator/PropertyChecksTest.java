package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.validation.DirectFieldBindingResult;
import org.springframework.validation.FieldError;

class PropertyChecksTest {
  private static List<String> mistakes(String... namesAndValues) {
    AppFirewallProperties properties = Properties.with(namesAndValues);
    var errors = new DirectFieldBindingResult(properties, "appfirewall");
    properties.validate(properties, errors);
    return errors.getFieldErrors().stream()
        .map((FieldError error) -> error.getField() + ": " + error.getDefaultMessage())
        .toList();
  }

  @Test
  void theDefaultsAreFine() {
    assertThat(mistakes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workers                      | 1",
        "workers                      | 64",
        "resync                       | 10s",
        "settle                       | 100ms",
        "sync-timeout                 | 1s",
        "max-policy-size              | 1KB",
        "cluster-cidrs                | 10.0.0.0/8,2001:db8::/32",
        "dns.port                     | 65535",
        "dns.pods                     | ''",
        "leader-election.retry-period | 100ms",
        "leader-election.lease        | team-a.appfirewall",
        "metrics.access               | anonymous",
        "dashboard.access             | disabled",
        "metrics.access-cache         | 0s",
        "metrics.access-cache         | 1m",
      })
  void whatIsJustPossibleIsFine(String name, String value) {
    assertThat(mistakes("appfirewall." + name, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workers           | 0       | workers: Give a number of workers from 1 to 64.",
        "workers           | 65      | workers: Give a number of workers from 1 to 64.",
        "resync            | 9s      | resync: Give at least 10s.",
        "settle            | 99ms    | settle: Give at least 100ms.",
        "sync-timeout      | 0s      | syncTimeout: Give at least 1s.",
        "max-policy-size   | 1023B   | maxPolicySize: Give at least 1KB; etcd takes no object over"
            + " 1.5MB.",
        "cluster-cidrs     | 10.0.0.0/8,10.1/16 | clusterCidrs[1]: \"10.1/16\" is no block of"
            + " addresses such as 10.0.0.0/8.",
        "cluster-cidrs     | 10.0.0.1/8 | clusterCidrs[0]: \"10.0.0.1/8\" has bits beyond its"
            + " prefix: did you mean 10.0.0.0/8?",
        "dns.port          | 0       | dns.port: Give a port from 1 to 65535.",
        "dns.port          | 65536   | dns.port: Give a port from 1 to 65535.",
        "dns.namespaces    | ''      | dns.namespaces: Name at least one namespace: labels alone"
            + " could be set by anybody.",
        "dns.pods          | kube-dns | dns.pods: Write labels as key=value, several of them with"
            + " commas between.",
        "monitoring[0].pods | app=prometheus | monitoring[0].namespaces: Name at least one"
            + " namespace: labels alone could be set by anybody.",
        "leader-election.lease-duration | 10s | leaderElection.leaseDuration: Give more than"
            + " leader-election.renew-deadline.",
        "leader-election.renew-deadline | 2s | leaderElection.renewDeadline: Give more than"
            + " leader-election.retry-period.",
        "leader-election.retry-period | 99ms | leaderElection.retryPeriod: Give at least 100ms.",
        "leader-election.lease | Team_A | leaderElection.lease: \"Team_A\" cannot be the name of a"
            + " Lease, which has lower-case letters, digits, '-' and '.'.",
        "metrics.access-cache | 61s | metrics.accessCache: Give 0s to 1m: for so long, access that"
            + " was withdrawn lasts.",
        "metrics.access-cache | -1s | metrics.accessCache: Give 0s to 1m: for so long, access that"
            + " was withdrawn lasts.",
      })
  void aMistakeIsToldWithTheWayOut(String name, String value, String mistake) {
    assertThat(mistakes("appfirewall." + name, value)).containsExactly(mistake);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(
            mistakes(
                "appfirewall.workers",
                "0",
                "appfirewall.ingress-controllers[0].namespaces",
                "edge",
                "appfirewall.ingress-controllers[1].pods",
                "nonsense"))
        .containsExactly(
            "workers: Give a number of workers from 1 to 64.",
            "ingressControllers[1].namespaces: Name at least one namespace: labels alone could be"
                + " set by anybody.",
            "ingressControllers[1].pods: Write labels as key=value, several of them with commas"
                + " between.");
  }
}
