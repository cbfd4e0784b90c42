package io.appfirewall.dashboard.page;

import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.page.FlowMap.Edge;
import io.appfirewall.dashboard.page.FlowMap.Focus;
import io.appfirewall.dashboard.page.FlowMap.Node;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Whole;
import io.appfirewall.fixture.Sights;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MapMakerTest {
  private static final Focus ALL = new Focus("", Optional.empty());

  private static final String PODS = pod("shop/web-1", "web", "") + pod("shop/db-1", "db", "");

  /** Web reaches db, and nothing else is open to it. */
  private static final String SHOP =
      firewall(
              "shop/web",
              "policyTypes: [Ingress, Egress], egress: [{name: out, to: [{firewall: {name: db}}],"
                  + " allPorts: true}]")
          + firewall(
              "shop/db",
              "policyTypes: [Ingress, Egress], ingress: [{name: in, from: [{firewall: {name:"
                  + " web}}], ports: [{port: 5432}]}]")
          + PODS;

  private static String firewall(String id, String rules) {
    NamespacedName name = name(id);
    return """
    ---
    apiVersion: appfirewall.io/v1beta1
    kind: AppFirewall
    metadata: {name: %1$s, namespace: %2$s}
    spec: {podSelector: {matchLabels: {app: %1$s}}, dns: Deny, %3$s}
    """
        .formatted(name.name(), name.namespace(), rules);
  }

  private static String group(String id) {
    return firewall(id, "mode: GroupOnly");
  }

  private static String pod(String id, String app, String spec) {
    NamespacedName name = name(id);
    return """
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, namespace: %s, labels: {app: %s}}
    spec: {%s}
    """
        .formatted(name.name(), name.namespace(), app, spec);
  }

  private static FlowMap map(String manifests, Focus focus) {
    Sight sight = Sights.of(manifests);
    return new MapMaker(Whole.of(sight, sight.openNamespaces())).map(focus);
  }

  @Nested
  class AnEdge {
    @Test
    void isWhatTheMembersOfOneGroupMayOpenToThoseOfAnother() {
      assertThat(map(SHOP, ALL).edges())
          .containsExactly(
              new Edge(
                  "shop/web", "shop/db", "TCP 5432", false, "shop/Pod/web-1", "shop/Pod/db-1"));
    }

    @Test
    void leadsFromAGroupToItselfWhereItsWorkloadsMayTalkToEachOther() {
      String cluster =
          firewall(
                  "shop/db",
                  "policyTypes: [Ingress, Egress], ingress: [{name: in, from: [{firewall: {name:"
                      + " db}}], allPorts: true}], egress: [{name: out, to: [{firewall: {name:"
                      + " db}}], allPorts: true}]")
              + pod("shop/db-1", "db", "");
      assertThat(map(cluster, ALL).edges()).isEmpty();

      assertThat(map(cluster + pod("shop/db-2", "db", ""), ALL).edges())
          .extracting(Edge::from, Edge::to)
          .containsExactly(tuple("shop/db", "shop/db"));
    }

    @Test
    void isForeignWhereSomeOfItIsOpenByAPolicyThatIsNotOurs() {
      String foreign =
          """
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: more, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: db}}
            ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 9090}]}]
          """;
      assertThat(map(SHOP + foreign, ALL).edges())
          .containsExactly(
              new Edge(
                  "shop/web", "shop/db", "TCP 5432,9090", true, "shop/Pod/web-1", "shop/Pod/db-1"));
    }

    @Test
    void isOursWhereAForeignPolicyOnlyIsolates() {
      String foreign =
          """
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: deny, namespace: shop}
          spec: {podSelector: {}}
          """;
      assertThat(map(SHOP + foreign, ALL).edges()).extracting(Edge::foreign).containsExactly(false);
    }

    @Test
    void hasTheFirstWorkloadsThatMayForEndsInWhateverOrderTheyAre() {
      String more = pod("shop/a-2", "web", "") + pod("shop/a-1", "web", "");

      assertThat(map(SHOP + more, ALL).edges())
          .extracting(Edge::askFrom, Edge::askTo)
          .containsExactly(tuple("shop/Pod/a-1", "shop/Pod/db-1"));
    }

    @Test
    void leadsToAndFromTheOutside() {
      String edge =
          firewall(
                  "shop/edge",
                  "policyTypes: [Ingress, Egress], ingress: [{name: in, from: [{ipBlock: {cidr:"
                      + " 203.0.113.0/24}}], ports: [{port: 443}]}], egress: [{name: out, to:"
                      + " [{ipBlock: {cidr: 198.51.100.0/24}}], ports: [{port: 25}]}]")
              + pod("shop/edge-1", "edge", "");
      assertThat(map(edge, ALL).edges())
          .containsExactly(
              new Edge(
                  "shop/edge", "the outside", "TCP 25", false, "shop/Pod/edge-1", "198.51.100.0"),
              new Edge(
                  "the outside", "shop/edge", "TCP 443", false, "203.0.113.0", "shop/Pod/edge-1"));
    }
  }

  @Nested
  class ANode {
    @Test
    void isOpenWhereAMemberIsNotIsolatedAndThenNoEdgeLeadsToIt() {
      FlowMap map = map(group("shop/db") + group("shop/web") + PODS, ALL);

      assertThat(map.nodes())
          .extracting(Node::id, Node::open, Node::pods)
          .containsExactly(
              tuple("shop/db", true, 1),
              tuple("shop/web", true, 1),
              tuple("the outside", false, 0));
      assertThat(map.edges()).extracting(Edge::to).containsOnly("the outside");
    }

    @Test
    void countsAPodOfTwoGroupsInBoth() {
      String twice =
          pod("shop/both-1", "web", "").replace("app: web}", "app: web, tier: front}")
              + group("shop/web")
              + group("shop/front").replace("app: front", "tier: front");

      assertThat(map(twice, ALL).nodes())
          .extracting(Node::id, Node::pods)
          .contains(tuple("shop/web", 1), tuple("shop/front", 1));
    }

    @Test
    void hasNoPodsThatAreOnTheirNodesNetwork() {
      FlowMap map = map(SHOP + pod("shop/web-2", "web", "hostNetwork: true"), ALL);

      assertThat(map.nodes()).extracting(Node::id, Node::pods).contains(tuple("shop/web", 1));
    }
  }

  @Nested
  class InFocus {
    private static final String TWO =
        SHOP
            + firewall("bi/report", "policyTypes: [Ingress, Egress]")
            + pod("bi/report-1", "report", "");

    @Test
    void isOneFirewallWithThoseThatItHasToDoWith() {
      assertThat(map(TWO, new Focus("", Optional.of(name("db")))).nodes())
          .extracting(Node::id)
          .containsExactly("shop/db", "shop/web");
    }

    @Test
    void isANamespaceWithAllItsGroups() {
      assertThat(map(TWO + group("bi/none"), new Focus("bi", Optional.empty())).nodes())
          .extracting(Node::id)
          .containsExactly("bi/none", "bi/report");
    }
  }

  @Nested
  class OfNothing {
    @Test
    void isAFocusThatNamesNoGroup() {
      FlowMap map = map(SHOP, new Focus("", Optional.of(name("shop/none"))));

      assertThat(map.nodes()).isEmpty();
      assertThat(map.namespaces()).containsExactly("shop");
    }
  }

  @Nested
  class OfManyGroups {
    private static String groups(String namespace, int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> group(namespace + "/g" + i))
          .collect(Collectors.joining());
    }

    @Test
    void aNodeStandsForANamespace() {
      FlowMap map = map(SHOP + groups("outside", 300), ALL);

      assertThat(map.byNamespace()).isTrue();
      assertThat(map.nodes())
          .extracting(Node::id, Node::label, Node::pods)
          .contains(tuple("outside", "outside", 0), tuple("shop", "shop", 2));
      assertThat(map.edges()).extracting(Edge::from, Edge::to).contains(tuple("shop", "shop"));
    }

    @Test
    void thoseOfANamespaceAreThereButNotMoreThanCanBeShown() {
      String shown = groups("shop", 1_000);
      Focus shop = new Focus("shop", Optional.empty());

      FlowMap all = map(shown, shop);
      FlowMap first = map(shown + group("shop/one-more"), shop);

      assertThat(all.nodes()).hasSize(1_000);
      assertThat(all.more()).isFalse();
      assertThat(first.nodes()).hasSize(1_000);
      assertThat(first.more()).isTrue();
    }
  }
}
