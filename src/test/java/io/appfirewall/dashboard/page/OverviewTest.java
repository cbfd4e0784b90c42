package io.appfirewall.dashboard.page;

import static io.appfirewall.fixture.Names.baselineId;
import static io.appfirewall.fixture.Names.firewallId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.appfirewall.dashboard.page.Overview.Attention;
import io.appfirewall.dashboard.sight.Inventory;
import io.appfirewall.dashboard.sight.Repair;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Told;
import io.appfirewall.dashboard.sight.Viewer;
import io.appfirewall.fixture.Sights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OverviewTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Inventory SHOP =
      Sights.inventory(
          """
          apiVersion: appfirewall.io/v1beta1
          kind: AppFirewall
          metadata: {name: web, namespace: shop}
          spec: {podSelector: {matchLabels: {app: web}}}
          """);

  private static Overview overview(Inventory inventory) {
    return Overview.of(new Sight(inventory, Viewer.OF_EVERYTHING));
  }

  private static Overview overview(List<Repair> repairs) {
    return overview(Told.in(SHOP, repairs));
  }

  @Nested
  class Repairs {
    @Test
    void areThoseOfFirewallsAndOfBaselines() {
      assertThat(
              overview(
                      List.of(
                          Told.repair(firewallId("web"), "Somebody did.", NOW),
                          Told.repair(baselineId("closed"), "Argo did.", NOW)))
                  .repairs())
          .contains(
              List.of(
                  new RepairRow("AppFirewall", "shop", "web", "Somebody did.", 1, Optional.of(NOW)),
                  new RepairRow(
                      "FirewallBaseline", "", "closed", "Argo did.", 1, Optional.of(NOW))));
    }

    @Test
    void thatAreToldAgainAndAgainAreOneRowAtTheLatestTime() {
      assertThat(
              overview(
                      List.of(
                          Told.repair(firewallId("web"), "Argo did.", NOW),
                          Told.repair(firewallId("web"), "Argo did.", NOW.minusSeconds(10)),
                          Told.repair(firewallId("api"), "Argo did.", NOW.minusSeconds(20))))
                  .repairs()
                  .orElseThrow())
          .extracting(RepairRow::name, RepairRow::count, row -> row.last().orElseThrow())
          .containsExactly(tuple("web", 2, NOW), tuple("api", 1, NOW.minusSeconds(20)));
    }

    @Test
    void areNoMoreThanTwenty() {
      List<Repair> many =
          IntStream.range(0, 30)
              .mapToObj(i -> Told.repair(firewallId("web"), "No. " + i, NOW))
              .toList();

      assertThat(overview(many).repairs().orElseThrow())
          .hasSize(20)
          .extracting(RepairRow::message)
          .startsWith("No. 0", "No. 1");
    }

    @Test
    void areUnknownWhereNobodyTellsAnyAndNoneWhereNoneWasTold() {
      assertThat(overview(SHOP).repairs()).isEmpty();
      assertThat(overview(List.of()).repairs()).contains(List.of());
    }
  }

  @Test
  void whatIsNotAcceptedIsToldWithWhatStaysInForceMeanwhile() {
    Overview overview =
        overview(
            Sights.inventory(
                """
                apiVersion: appfirewall.io/v1beta1
                kind: AppFirewall
                metadata: {name: web, namespace: shop}
                spec:
                  podSelector: {matchLabels: {app: web}}
                  policyTypes: [Ingress]
                  egress: [{name: out, to: [{entity: World}], allPorts: true}]
                """));

    assertThat(overview.attention())
        .singleElement()
        .extracting(Attention::messages)
        .asInstanceOf(list(String.class))
        .hasSize(2)
        .last()
        .isEqualTo("A NetworkPolicy written before stays as it is.");
  }
}
