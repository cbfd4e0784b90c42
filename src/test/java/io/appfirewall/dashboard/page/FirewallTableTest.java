package io.appfirewall.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.dashboard.sight.FirewallRow;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.fixture.Sights;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 120 firewalls, of which the one with number i has i % 7 rules. */
class FirewallTableTest {
  private static final Sight MANY =
      Sights.of(
          IntStream.range(0, 120)
              .mapToObj(FirewallTableTest::firewall)
              .collect(Collectors.joining("---\n")));

  private static String firewall(int i) {
    String rules =
        IntStream.range(0, i % 7)
            .mapToObj("{name: r%d, from: [{entity: Cluster}], allPorts: true}"::formatted)
            .collect(Collectors.joining(", "));
    return """
    apiVersion: appfirewall.io/v1beta1
    kind: AppFirewall
    metadata: {name: f-%03d, namespace: n%d}
    spec: {podSelector: {matchLabels: {app: f-%03d}}, ingress: [%s]}
    """
        .formatted(i, i % 2, i, rules);
  }

  private static FirewallTable table(String search, String namespace, String sort, int page) {
    return FirewallTable.of(MANY, new FirewallQuery(search, namespace, "", "", sort, page));
  }

  private static List<String> names(FirewallTable table) {
    return table.rows().stream().map(FirewallRow::id).toList();
  }

  @Test
  void hasFiftyRowsOnAPageInTheOrderOfNames() {
    FirewallTable first = table("", "", "", 1);

    assertThat(first.pages()).isEqualTo(3);
    assertThat(first.matching()).isEqualTo(120);
    assertThat(names(first)).hasSize(50).isSorted().startsWith("n0/f-000", "n0/f-002");
  }

  @Test
  void hasEveryRowOnOnePage() {
    List<String> all =
        IntStream.rangeClosed(1, 3)
            .mapToObj(page -> names(table("", "", "rules", page)))
            .flatMap(List::stream)
            .toList();

    assertThat(all).hasSize(120).doesNotHaveDuplicates();
  }

  @Test
  void beginsWithTheMostAndTheOtherWayRoundWithTheLeast() {
    assertThat(table("", "", "rules", 1).rows().getFirst().rules()).isEqualTo(6);
    assertThat(table("", "", "rules-", 1).rows().getFirst().rules()).isZero();
    assertThat(table("", "", "rules", 3).rows().getLast().rules()).isZero();
  }

  @Test
  void hasOnlyWhatIsAskedFor() {
    FirewallTable table = table("f-01", "n1", "", 9);

    assertThat(names(table))
        .containsExactly("n1/f-011", "n1/f-013", "n1/f-015", "n1/f-017", "n1/f-019");
    assertThat(table.page()).isEqualTo(1);
    assertThat(table.namespaces()).containsExactly("n0", "n1");
  }
}
