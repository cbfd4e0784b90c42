package io.appfirewall.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The evaluator and SIG Network's kube-network-policies, which judges packets. */
class KubeNetworkPoliciesIT {
  private static final String RUN = "=== RUN ";

  /**
   * An empty list of rules is everything to that engine. An API server drops empty lists, so no
   * cluster ever shows it one.
   */
  private static final Set<String> WITH_EMPTY_LISTS =
      Set.of("TestSyncPacket/allow_all_override_deny_ingress");

  private final Oracles oracles = Oracles.find();

  @Test
  void agreesInTheCasesOfItsOwnTests() {
    List<Case> cases = casesOf("TestSyncPacket");
    assertThat(cases).hasSizeGreaterThanOrEqualTo(18);
    for (Case each : cases) {
      if (WITH_EMPTY_LISTS.contains(each.name())) {
        assertThatThrownBy(each::assertThatWeAgree).isInstanceOf(AssertionError.class);
      } else {
        assertThat(each.assertThatWeAgree()).as(each.name()).isPositive();
      }
    }
    assertThat(cases).extracting(Case::name).containsAll(WITH_EMPTY_LISTS);
  }

  @Test
  void agreesInRandomNetworks() {
    assertThat(
            RandomCases.judgedBy(oracles.kubeNetworkPolicies())
                .mapToLong(Case::assertThatWeAgree)
                .sum())
        .isGreaterThan(500_000);
  }

  private List<Case> casesOf(String test) {
    List<Case> cases = new ArrayList<>();
    String name = test;
    for (String line : oracles.kubeNetworkPoliciesCases(test).answers()) {
      if (line.startsWith(RUN)) {
        name = line.substring(RUN.length()).strip();
      } else if (line.startsWith("{")) {
        cases.add(Case.read(possible(line)).withName(name));
      }
    }
    return cases;
  }

  /** No API server takes a port above the highest, as some of the cases have it. */
  private static String possible(String line) {
    return line.replace("\"endPort\":65537", "\"endPort\":65535");
  }
}
