package io.appfirewall.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.dashboard.page.FlowMap.Focus;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Whole;
import io.appfirewall.fixture.Sights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawnMapsTest {
  private static final Focus ALL = new Focus("", Optional.empty());
  private static final String MANIFESTS =
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
      ---
      {apiVersion: v1, kind: Namespace, metadata: {name: bi}}
      ---
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: report, namespace: bi}
      spec: {mode: GroupOnly, podSelector: {matchLabels: {app: report}}}
      """;

  private final DrawnMaps maps = new DrawnMaps();
  private final Sight sight = Sights.of(MANIFESTS);
  private final Whole whole = Whole.of(sight, List.of("shop", "bi"));

  @Test
  void theMapOfAllIsDrawnOnce() {
    assertThat(maps.of(whole, ALL)).isSameAs(maps.of(whole, ALL));
  }

  @Test
  void afterAChangeItIsDrawnAnew() {
    assertThat(maps.of(Whole.of(sight, whole.namespaces()), ALL)).isNotSameAs(maps.of(whole, ALL));
  }

  @Test
  void eachFocusHasItsOwn() {
    assertThat(maps.of(whole, ALL).nodes()).hasSize(1);
    assertThat(maps.of(whole, new Focus("shop", Optional.empty())).nodes()).isEmpty();
  }

  @Test
  void aWholeIsOfItsNamespacesWhoeverAsks() {
    assertThat(maps.of(Whole.of(sight, List.of("shop")), ALL).nodes()).isEmpty();
  }
}
