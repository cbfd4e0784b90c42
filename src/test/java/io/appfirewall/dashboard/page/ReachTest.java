package io.appfirewall.dashboard.page;

import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Whole;
import io.appfirewall.fixture.Sights;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final String NAMESPACE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      """;

  private static String pod(String name, String app) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, namespace: shop, labels: {app: %s}}
    spec: {containers: [{name: main, image: none}]}
    status: {podIPs: [{ip: 10.0.0.%d}]}
    ---
    """
        .formatted(name, app, name.hashCode() & 127);
  }

  private static String web(String rules) {
    return """
    apiVersion: appfirewall.io/v1beta1
    kind: AppFirewall
    metadata: {name: web, namespace: shop}
    spec:
      podSelector: {matchLabels: {app: web}}
    %s
    """
        .formatted(rules.indent(2));
  }

  private static Reach reach(String manifests) {
    Sight sight = Sights.of(NAMESPACE + manifests);
    return Reach.of(
        Whole.of(sight, sight.openNamespaces()),
        name("web"),
        LabelSelector.labels(Map.of("app", "web")));
  }

  @Nested
  class ARule {
    private static final String PODS =
        pod("api-1", "api") + pod("api-2", "api") + pod("db-1", "db") + pod("web-1", "web");

    @Test
    void saysHowManyPodsItMatchesAndWhatTheyArePartOf() {
      Reach reach =
          reach(
              PODS
                  + web(
                      """
                      policyTypes: [Ingress, Egress]
                      ingress:
                      - {name: from-api, from: [{pods: {podSelector: {matchLabels: {app: api}}}}], ports: [{port: 80}]}
                      - {name: from-none, from: [{pods: {podSelector: {matchLabels: {app: gone}}}}], ports: [{port: 80}]}
                      egress:
                      - {name: to-db, to: [{pods: {podSelector: {matchLabels: {app: db}}}}], ports: [{port: 5432}]}
                      """));

      assertThat(reach.rules())
          .extracting(MatchedPods::direction, MatchedPods::name, MatchedPods::words)
          .containsExactly(
              tuple("Ingress", "from-api", "2 pods: shop/api-1, shop/api-2"),
              tuple("Ingress", "from-none", "no pods"),
              tuple("Egress", "to-db", "1 pod: shop/db-1"));
    }

    @Test
    void countsAPodOnceHoweverManyPeersMatchIt() {
      Reach reach =
          reach(
              PODS
                  + web(
                      """
                      ingress:
                      - name: in
                        from:
                        - {pods: {podSelector: {matchLabels: {app: api}}}}
                        - {entity: SameNamespace}
                        ports: [{port: 80}]
                      """));

      assertThat(reach.rules()).extracting(MatchedPods::pods).containsExactly(4);
    }

    @Test
    void ofAddressesAloneMatchesNone() {
      Reach reach =
          reach(
              PODS
                  + web(
                      """
                      ingress:
                      - {name: office, from: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 80}]}
                      """));

      assertThat(reach.rules())
          .containsExactly(new MatchedPods("Ingress", "office", 0, List.of(), false, true));
      assertThat(reach.rules().getFirst().words()).isEqualTo("–");
    }

    @Test
    void namesTheFirstWorkloadsOnly() {
      String many =
          IntStream.range(0, 9).mapToObj(i -> pod("api-" + i, "api")).collect(Collectors.joining());

      Reach reach =
          reach(
              many + web("ingress: [{name: in, from: [{entity: SameNamespace}], allPorts: true}]"));

      assertThat(reach.members()).isZero();
      assertThat(reach.rules())
          .extracting(MatchedPods::words)
          .containsExactly("9 pods: shop/api-0, shop/api-1, shop/api-2, shop/api-3, shop/api-4, …");
    }
  }

  @Test
  void hasNoRulesWhereNoneIsInForce() {
    assertThat(
            reach(
                    web(
                        """
                        mode: Disabled
                        ingress: [{name: in, from: [{entity: SameNamespace}], allPorts: true}]
                        """))
                .rules())
        .isEmpty();
  }
}
