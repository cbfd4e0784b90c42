package io.appfirewall.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Severity;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.importer.Import;
import io.appfirewall.core.importer.Imported;
import io.appfirewall.core.importer.Importer;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.fixture.Moments;
import io.appfirewall.laws.Enforcement.Placed;
import io.appfirewall.laws.RandomNetworks.RandomNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is imported, read one by one beside what it came from, for pods that it never saw. */
class ImporterLawTest {
  private static final int RANDOM_NETWORKS = 20_000;

  @Test
  void meansTheSameForPodsThatItNeverSaw() {
    long imported =
        LongStream.range(0, RANDOM_NETWORKS)
            .parallel()
            .map(seed -> {
              RandomNetwork network = new RandomNetworks(seed).network();
              List<Policy> policies =
                  Evaluation.network(network.enforcement(), List.of()).policies();
              Import result =
                  Importer.of(
                      policies,
                      Snapshot.empty(Settings.DEFAULTS, Moments.NOW),
                      firewall -> List.of());
              Enforcement after = after(policies, result, network.enforcement());
              check(network.enforcement(), after, seed);
              return result.firewalls().size();
            })
            .sum();
    assertThat(imported).as("firewalls").isGreaterThan(RANDOM_NETWORKS / 2);
  }

  private static Enforcement after(List<Policy> before, Import result, Enforcement enforcement) {
    Set<NamespacedName> replaced =
        result.firewalls().stream()
            .flatMap(each -> each.originals().stream())
            .collect(Collectors.toSet());
    List<Placed> after = new ArrayList<>();
    Stream.concat(
            before.stream().filter(policy -> !replaced.contains(policy.id())),
            result.firewalls().stream().map(Imported::policy))
        .forEach(policy -> after.add(new Placed(policy.id().namespace(), policy.spec())));
    assertThat(
            replaced.size()
                + result.diagnostics().stream().filter(ImporterLawTest::isError).count())
        .as("policies accounted for")
        .isEqualTo(before.size());
    return new Enforcement(enforcement.namespaces(), after);
  }

  private static boolean isError(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR;
  }

  private static void check(Enforcement before, Enforcement after, long seed) {
    new RandomNetworks(seed + RANDOM_NETWORKS)
        .network()
        .flows()
        .forEach(flow -> {
          if (before.allows(flow) != after.allows(flow)) {
            fail(
                "%s is allowed: %s, and after the import: %s, with seed %d: %s",
                flow, before.allows(flow), after.allows(flow), seed, after);
          }
        });
  }
}
