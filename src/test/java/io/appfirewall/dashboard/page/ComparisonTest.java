package io.appfirewall.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.dashboard.page.Comparison.Line;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.fixture.Sights;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final String WEB = pod("web");
  private static final String DENIED =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: nobody, namespace: shop}
      spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
      ---
      """;

  @Test
  void ofOneStateThereIsNoDifference() {
    Sight sight = Sights.of(WEB + DENIED);

    assertThat(Comparison.against(sight, sight))
        .isEqualTo(new Comparison(List.of(), List.of(), List.of(), false));
  }

  @Test
  void whatTheBaseAllowsAndTheOtherDoesNotIsLost() {
    Comparison comparison = Comparison.against(Sights.of(WEB), Sights.of(WEB + DENIED));

    assertThat(comparison.gained()).isEmpty();
    assertThat(comparison.lost())
        .containsExactly(
            new Line("shop/web[Pod]", "0.0.0.0/0", "All"),
            new Line("shop/web[Pod]", "::/0", "All"),
            new Line("0.0.0.0/0", "shop/web[Pod]", "All"),
            new Line("::/0", "shop/web[Pod]", "All"));
  }

  @Test
  void problemsOfBothSidesAreToldOnce() {
    assertThat(Comparison.against(Sights.of(WEB + "{"), Sights.of(WEB + "{")).problems())
        .hasSize(1);
    assertThat(Comparison.against(Sights.of(WEB + "{"), Sights.of("[")).problems()).hasSize(2);
  }

  @Test
  void whatIsWrongWithAnObjectOfTheBaseIsTold() {
    String broken =
        """
        apiVersion: appfirewall.io/v1beta1
        kind: AppFirewall
        metadata: {name: web, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: web}}
          ingress: [{name: in, from: [{firewall: {name: nobody}}], allPorts: true}]
        ---
        """;

    assertThat(Comparison.against(Sights.of(broken), Sights.of(broken)).problems())
        .singleElement()
        .asString()
        .startsWith("AppFirewall shop/web of the base: ")
        .contains("nobody");
  }

  @Test
  void ofManyFlowsTheFirstAreListed() {
    String many =
        IntStream.range(0, 30)
            .mapToObj(number -> pod("web-" + number))
            .collect(Collectors.joining());

    Comparison comparison = Comparison.against(Sights.of(many + DENIED), Sights.of(many));

    assertThat(comparison.gained()).hasSize(500);
    assertThat(comparison.more()).isTrue();
  }

  private static String pod(String name) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, namespace: shop, labels: {app: web}}
    ---
    """
        .formatted(name);
  }
}
