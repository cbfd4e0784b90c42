package io.appfirewall.dashboard.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.dashboard.page.Ask;
import io.appfirewall.dashboard.page.BaselinePage;
import io.appfirewall.dashboard.page.Comparison;
import io.appfirewall.dashboard.page.DrawnMaps;
import io.appfirewall.dashboard.page.FirewallDetail;
import io.appfirewall.dashboard.page.FirewallQuery;
import io.appfirewall.dashboard.page.FirewallTable;
import io.appfirewall.dashboard.page.FlowMap;
import io.appfirewall.dashboard.page.Overview;
import io.appfirewall.dashboard.page.Reach;
import io.appfirewall.dashboard.page.RepairRow;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may read one namespace of the sample shop, and what else they get to know. */
class OneNamespaceTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Inventory SHOP =
      ManifestInventory.of(
          ManifestInput.objects(List.of("docs/examples/shop"), InputStream.nullInputStream()), NOW);

  private static Viewer reader(Set<Resource> resources, String namespace) {
    return new Viewer() {
      @Override
      public boolean mayGetEverywhere(Resource resource) {
        return false;
      }

      @Override
      public boolean mayGet(Resource resource, String place) {
        return resources.contains(resource) && place.equals(namespace);
      }
    };
  }

  private static final Viewer VIEWER = reader(Set.of(Resource.values()), "infra");
  private static final Sight INFRA = new Sight(SHOP, VIEWER);

  private static Whole whole(Sight sight) {
    return Whole.of(sight, sight.openNamespaces());
  }

  @Test
  void countsWhatIsTheirs() {
    assertThat(Overview.of(INFRA).counts()).containsOnlyKeys("AppFirewall");
    assertThat(Overview.of(INFRA).counts().get("AppFirewall")).containsEntry("ready", 1);
  }

  @Test
  void readsOfRepairsOfTheirsAlone() {
    ObjectId theirs = ObjectId.namespaced(Kind.APP_FIREWALL, new NamespacedName("infra", "rabbit"));
    Inventory told =
        Told.in(
            SHOP,
            List.of(
                Told.repair(theirs, "theirs", NOW),
                Told.repair(
                    ObjectId.namespaced(Kind.APP_FIREWALL, new NamespacedName("shop", "web")),
                    "of others",
                    NOW),
                Told.repair(
                    ObjectId.cluster(Kind.FIREWALL_BASELINE, "default"), "of the cluster", NOW)));

    assertThat(Overview.of(new Sight(told, VIEWER)).repairs().orElseThrow())
        .extracting(RepairRow::message)
        .containsExactly("theirs");
    assertThat(
            Overview.of(new Sight(told, reader(Set.of(Resource.APP_FIREWALLS), "infra"))).repairs())
        .as("without the right to read Events")
        .isEmpty();
    assertThat(Overview.of(new Sight(told, reader(Set.of(Resource.values()), "default"))).repairs())
        .as("of baselines, who may not read those")
        .isEmpty();
  }

  @Test
  void isOfferedNothingOfOthers() {
    FirewallTable table = FirewallTable.of(INFRA, new FirewallQuery("", "", "", "", "", 1));

    assertThat(table.namespaces()).containsExactly("infra");
    assertThat(table.matching()).isEqualTo(1);
    assertThat(Ask.names(INFRA, "")).allMatch(name -> name.startsWith("infra/")).isNotEmpty();
  }

  @Test
  void findsNoFirewallOfOthers() {
    assertThat(FirewallDetail.of(INFRA, new NamespacedName("shop", "web"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop/web-1", "shop/wbe-1", "nowhere/web-1"})
  void isToldTheSameOfWhatIsHiddenAndOfWhatIsNotThere(String end) {
    Ask ask = Ask.of(INFRA, OneNamespaceTest::whole, "infra/rabbit-1", end, "");

    assertThat(ask.answers()).isEmpty();
    assertThat(ask.problem())
        .startsWith("There is no pod and no workload " + end + ". (You see the pods");
  }

  @Test
  void seesNoneOfTheirFlows() {
    assertThat(new DrawnMaps().of(whole(INFRA), new FlowMap.Focus("", Optional.empty())))
        .satisfies(
            map -> assertThat(map.toString()).doesNotContain("payments", "checkout", "ledger"));
    assertThat(Ask.of(INFRA, OneNamespaceTest::whole, "", "infra/rabbit-1", "").toString())
        .doesNotContain("payments/", "shop/");
  }

  @Test
  void seesOfRulesWhichOfTheirOwnPodsTheyMatch() {
    Reach reach =
        Reach.of(
            whole(INFRA),
            new NamespacedName("infra", "rabbit"),
            LabelSelector.labels(Map.of("app", "rabbit")));

    assertThat(reach.rules()).isNotEmpty();
    assertThat(reach.toString()).doesNotContain("shop/", "payments/");
  }

  @Test
  void seesNoBaselineAndNoOtherNamespace() {
    assertThat(BaselinePage.all(INFRA)).isEmpty();
  }

  @Test
  void comparesWithNothingOfOthers() {
    Comparison comparison =
        Comparison.of(
            INFRA,
            """
            apiVersion: appfirewall.io/v1beta1
            kind: AppFirewall
            metadata: {name: everything, namespace: shop}
            spec: {allPods: true}
            """,
            NOW);

    assertThat(comparison.toString()).doesNotContain("checkout", "ledger", "web-1");
  }

  @Nested
  class WithoutTheRightToReadPods {
    private final Sight sight = new Sight(SHOP, reader(Set.of(Resource.APP_FIREWALLS), "shop"));

    @Test
    void seesFirewallsAndNoPodsAndNoPolicies() {
      FirewallDetail detail =
          FirewallDetail.of(sight, new NamespacedName("shop", "checkout-db")).orElseThrow();

      assertThat(detail.rules()).isNotEmpty();
      assertThat(detail.policy()).isEmpty();
      assertThat(detail.seesFlows()).isFalse();
      assertThat(Ask.names(sight, "shop")).isEmpty();
      assertThat(Ask.of(sight, OneNamespaceTest::whole, "", "shop/checkout-db-1", "").answers())
          .isEmpty();
    }
  }
}
