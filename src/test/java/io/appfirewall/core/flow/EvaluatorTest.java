package io.appfirewall.core.flow;

import static io.appfirewall.fixture.NetworkParts.ingress;
import static io.appfirewall.fixture.NetworkParts.pod;
import static io.appfirewall.fixture.NetworkParts.policy;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Selectors.labels;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.fixture.Addresses;
import io.appfirewall.fixture.Ports;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Pod WEB = pod("web-1", "web", false, "10.0.0.1");
  private static final Pod DB = pod("db-1", "db", false, "10.0.0.2");

  @Test
  void withoutPoliciesEverythingIsOpen() {
    assertThat(flows(List.of(WEB, DB)))
        .containsExactly(
            "shop/db[App] -> shop/web[App] All",
            "shop/db[App] -> 0.0.0.0/0 All",
            "shop/db[App] -> ::/0 All",
            "shop/web[App] -> shop/db[App] All",
            "shop/web[App] -> 0.0.0.0/0 All",
            "shop/web[App] -> ::/0 All",
            "0.0.0.0/0 -> shop/db[App] All",
            "0.0.0.0/0 -> shop/web[App] All",
            "::/0 -> shop/db[App] All",
            "::/0 -> shop/web[App] All");
  }

  @Test
  void addressesThatAreTreatedAlikeAreToldInTheFewestBlocks() {
    Policy policy =
        ingress(
            app("db"),
            new PolicyPeer.Addresses(Addresses.block("10.0.0.0/8", "10.128.0.0/9")),
            new PolicyPeer.Addresses(Addresses.block("11.0.0.0/8")));
    assertThat(flows(List.of(DB), policy))
        .filteredOn(flow -> flow.contains("-> shop/db"))
        .containsExactly("10.0.0.0/9 -> shop/db[App] All", "11.0.0.0/8 -> shop/db[App] All");
  }

  @Nested
  class PodsOfTheHostNetwork {
    private static final Pod AGENT = pod("agent-1", "agent", true, "192.0.2.1");

    @Test
    void areSelectedByNoPolicy() {
      assertThat(flows(List.of(WEB, AGENT), ingress(LabelSelector.EVERYTHING)))
          .contains("shop/web[App] -> shop/agent[App] All")
          .doesNotContain("shop/agent[App] -> shop/web[App] All");
    }

    @Test
    void areNoPeerByTheirLabels() {
      PolicyPeer byLabels = new PolicyPeer.Pods(Namespaces.OWN, app("agent"));
      assertThat(flows(List.of(WEB, AGENT), ingress(app("web"), byLabels)))
          .noneMatch(flow -> flow.startsWith("shop/agent[App] -> shop/web"));
    }

    @Test
    void areAPeerByTheAddressOfTheirNode() {
      PolicyPeer node = new PolicyPeer.Addresses(Addresses.block("192.0.2.1/32"));
      assertThat(flows(List.of(WEB, AGENT), ingress(app("web"), node)))
          .contains("shop/agent[App] -> shop/web[App] All");
    }
  }

  @Nested
  class AWorkload {
    @Test
    void mayWhatOneOfItsPodsMay() {
      Pod canary =
          new Pod(
              new NamespacedName("shop", "web-2"),
              WEB.workload(),
              labels("app=web", "track=canary"),
              List.of(),
              false,
              Set.of());
      Policy policy =
          ingress(
              app("db"),
              new PolicyPeer.Pods(Namespaces.OWN, LabelSelector.labels(Map.of("track", "canary"))));
      assertThat(flows(List.of(WEB, canary, DB), policy))
          .contains("shop/web[App] -> shop/db[App] All");
      assertThat(flows(List.of(WEB, DB), policy))
          .doesNotContain("shop/web[App] -> shop/db[App] All");
    }

    @Test
    void isNotToldToReachItself() {
      Pod another = pod("web-2", "web", false, "10.0.0.9");
      assertThat(flows(List.of(WEB, another)))
          .noneMatch(flow -> flow.startsWith("shop/web[App] -> shop/web"));
    }
  }

  @Nested
  class ANamedPort {
    @Test
    void isWhatTheDestinationMakesOfIt() {
      PolicyRule rule =
          new PolicyRule(PeerSet.ANYONE, PortSet.of(Ports.tcp("http"), Ports.udp("http")));
      Policy policy = policy(app("web"), Direction.EGRESS, rule);
      Pod api =
          new Pod(
              new NamespacedName("shop", "api-1"),
              new Workload("shop", "api", "App"),
              Map.of(),
              List.of(
                  new NamedPort("http", Protocol.TCP, 8080),
                  new NamedPort("https", Protocol.TCP, 8443)),
              false,
              Set.of());
      assertThat(flows(List.of(WEB, DB, api), policy))
          .filteredOn(flow -> flow.startsWith("shop/web"))
          .containsExactly("shop/web[App] -> shop/api[App] TCP 8080");
    }
  }

  @Nested
  class TwoFamilies {
    private static final Policy ONLY_IPV4 =
        ingress(app("db"), new PolicyPeer.Addresses(Addresses.block("10.0.0.0/8")));

    @Test
    void mustBothBeAllowedWherePodsHaveBoth() {
      Pod web = pod("web-1", "web", false, "10.0.0.1", "fd00::1");
      Pod db = pod("db-1", "db", false, "10.0.0.2", "fd00::2");
      assertThat(flows(List.of(web, db), ONLY_IPV4))
          .doesNotContain("shop/web[App] -> shop/db[App] All");
    }

    @Test
    void countOnlyWhereBothPodsHaveThem() {
      Pod web = pod("web-1", "web", false, "10.0.0.1", "fd00::1");
      assertThat(flows(List.of(web, DB), ONLY_IPV4)).contains("shop/web[App] -> shop/db[App] All");
    }

    @Test
    void areNoObstacleForRulesThatNameNoAddresses() {
      Pod web = pod("web-1", "web", false, "fd00::1");
      PolicyPeer byLabels = new PolicyPeer.Pods(Namespaces.OWN, app("web"));
      Pod unknown = pod("db-1", "db", false);
      assertThat(flows(List.of(web, unknown), ingress(app("db"), byLabels)))
          .contains("shop/web[App] -> shop/db[App] All");
    }
  }

  private static List<String> flows(List<Pod> pods, Policy... policies) {
    return Evaluator.of(new Network(new TreeMap<>(), pods, List.of(policies)))
        .flows()
        .map(Flow::toString)
        .toList();
  }
}
