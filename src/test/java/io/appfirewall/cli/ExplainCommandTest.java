package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  private static final String SHOP =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: market, labels: {team: sales}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec: {template: {metadata: {labels: {app: web}}}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api, namespace: shop}
      spec: {template: {metadata: {labels: {app: api}}}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api, namespace: market}
      spec: {template: {metadata: {labels: {app: api}}}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      spec: {containers: [{name: db, ports: [{name: postgres, containerPort: 5432}]}]}
      status: {podIP: 10.0.0.7}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: agent, namespace: shop, labels: {app: api}}
      spec: {hostNetwork: true}
      ---
      """;
  private static final String FIREWALLS =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: api, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: api}}
        policyTypes: [Egress]
        dns: Deny
        egress:
        - {name: to-db, to: [{firewall: {name: db}}], ports: [{port: 5432}]}
      ---
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: db, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: db}}
        policyTypes: [Ingress]
        ingress:
        - {name: from-api, from: [{firewall: {name: api}}], ports: [{port: 5432}]}
      ---
      """;

  @Nested
  class TwoEnds {
    @Test
    void areAllowedByRulesOfAppFirewalls() {
      Invocation explain = explain("--from", "shop/api", "--to", "shop/db", "--port", "5432");
      assertThat(explain.err()).isEmpty();
      assertThat(explain.exitCode()).isZero();
      assertThat(explain.out())
          .isEqualTo(
              """
              Allowed: shop/api[Deployment] -> shop/db[Pod]  TCP 5432
                egress: allowed
                  isolated by AppFirewall shop/api
                  allowed by rule to-db of AppFirewall shop/api (spec.egress[0] of NetworkPolicy shop/appfw-api)
                ingress: allowed
                  isolated by AppFirewall shop/db
                  allowed by rule from-api of AppFirewall shop/db (spec.ingress[0] of NetworkPolicy shop/appfw-db)
              """);
    }

    @Test
    void withoutAPortAreToldAllThatIsOpen() {
      assertThat(explain("--from", "shop/api", "--to", "shop/db").out())
          .startsWith("Allowed: shop/api[Deployment] -> shop/db[Pod]  TCP 5432\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "shop/api | shop/db | 8080 | PORT_MISMATCH"
              + " | The port is TCP 8080, and rule from-api of AppFirewall shop/db opens TCP 5432.",
          "shop/web | shop/db | 5432 | PEER_LABEL_MISMATCH | Rule from-api of AppFirewall shop/db"
              + " is for pods with app=api; shop/web has app=web.",
          "market/api | shop/db | 5432 | NAMESPACE_MISMATCH | Rule from-api of AppFirewall shop/db"
              + " is for pods of its own namespace, shop; market/api is in another one.",
          "shop/agent | shop/db | 5432 | HOST_NETWORK | Rule from-api of AppFirewall shop/db names"
              + " pods by their labels, and shop/agent is on the network of its node, where only"
              + " blocks of addresses can name it.",
          "203.0.113.7 | shop/db | 5432 | INGRESS_NO_RULE"
              + " | shop/db lets nobody in but those it has ingress rules for, and has none for"
              + " 203.0.113.7/32.",
          "shop/api | 203.0.113.7 | 443 | EGRESS_NO_RULE"
              + " | shop/api may not leave: its own egress has no rule for 203.0.113.7/32.",
        })
    void areDeniedForAReason(String from, String to, String port, String reason, String nearest) {
      Invocation explain = explain("--from", from, "--to", to, "--port", port);
      assertThat(explain.out())
          .startsWith("Denied: ")
          .contains(": denied, " + reason + "\n")
          .contains("    " + nearest + "\n");
      assertThat(explain.exitCode()).isZero();
    }

    @Test
    void thatAreDeniedCanEndTheProgramWithOne() {
      assertThat(
              explain("--from", "shop/web", "--to", "shop/db", "--port", "80", "--exit-code")
                  .exitCode())
          .isEqualTo(1);
      assertThat(explain("--from", "shop/api", "--to", "shop/db", "--exit-code").exitCode())
          .isZero();
    }

    @Test
    void whoseHalvesOpenDifferentPortsDiffer() {
      Invocation explain =
          run(SHOP + FIREWALLS.replaceFirst("5432", "80"), "--from", "shop/api", "--to", "shop/db");
      assertThat(explain.out())
          .contains(
              "The port is TCP 80, and rule from-api of AppFirewall shop/db opens TCP 5432.\n");
    }

    @Test
    void thatAreOnePodAreAlwaysAllowed() {
      assertThat(explain("--from", "shop/db", "--to", "shop/db", "--port", "1").out())
          .startsWith(
              """
              Allowed: shop/db[Pod] -> shop/db[Pod]  TCP 1
                A pod always reaches itself, whatever policies say.
              """);
    }

    @Test
    void areToldByFamilyWhereThatMatters() {
      String pods =
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: one, namespace: shop}
          status: {podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: two, namespace: shop, labels: {app: two}}
          status: {podIPs: [{ip: 10.0.0.2}, {ip: "fd00::2"}]}
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: four, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: two}}
            ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]
          """;
      assertThat(run(pods, "--from", "shop/one", "--to", "shop/two", "--port", "80").out())
          .isEqualTo(
              """
              Denied: shop/one[Pod] -> shop/two[Pod]  TCP 80
                egress: allowed, shop/one[Pod] is not isolated
                ingress: denied, INGRESS_NO_RULE
                  isolated by NetworkPolicy shop/four
                  shop/two lets nobody in but those it has ingress rules for, and has none for shop/one.
                by IPv4: allowed  TCP 80
                  egress: allowed, shop/one[Pod] is not isolated
                  ingress: allowed
                    isolated by NetworkPolicy shop/four
                    allowed by rule spec.ingress[0] of NetworkPolicy shop/four
                by IPv6: denied
                  egress: allowed, shop/one[Pod] is not isolated
                  ingress: denied, INGRESS_NO_RULE
                    isolated by NetworkPolicy shop/four
                    shop/two lets nobody in but those it has ingress rules for, and has none for shop/one.
              """);
    }

    @Test
    void inJson() throws IOException {
      JsonNode json =
          new ObjectMapper()
              .readTree(
                  explain("--from", "shop/api", "--to", "shop/db", "--port", "8080", "-o", "json")
                      .out());
      assertThat(json)
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      """
                      {"from": "shop/api[Deployment]", "to": "shop/db[Pod]", "verdict": "Denied",
                       "egress": {"verdict": "Denied", "isolated": true,
                         "isolatedBy": [
                           {"networkPolicy": "shop/appfw-api", "appFirewall": "shop/api"}],
                         "allowedBy": [],
                         "reason": "PORT_MISMATCH",
                         "nearest": "The port is TCP 8080, and rule to-db of AppFirewall shop/api opens TCP 5432."},
                       "ingress": {"verdict": "Denied", "isolated": true,
                         "isolatedBy": [
                           {"networkPolicy": "shop/appfw-db", "appFirewall": "shop/db"}],
                         "allowedBy": [],
                         "reason": "PORT_MISMATCH",
                         "nearest": "The port is TCP 8080, and rule from-api of AppFirewall shop/db opens TCP 5432."}}
                      """));
    }
  }

  @Test
  void aBaselineIsNamedToo() throws IOException {
    String baseline =
        """
        apiVersion: appfirewall.io/v1beta1
        kind: FirewallBaseline
        metadata: {name: closed}
        spec:
          namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}
          policyTypes: [Ingress]
          mode: Enforce
          allow: {ingress: [SameNamespace]}
        """;
    JsonNode ingress =
        new ObjectMapper()
            .readTree(
                run(SHOP + baseline, "--from", "shop/web", "--to", "shop/db", "-o", "json").out())
            .at("/ingress");
    assertThat(ingress.at("/allowedBy/0/firewallBaseline").asText()).isEqualTo("closed");
    assertThat(ingress.at("/allowedBy/0/rule").asText()).isEqualTo("SameNamespace");
  }

  @Nested
  class OneEnd {
    @Test
    void isReachedByOthers() {
      assertThat(explain("--to", "shop/db").out())
          .isEqualTo(
              """
              Allowed: shop/api[Deployment] -> shop/db[Pod]  TCP 5432
                egress: allowed
                  isolated by AppFirewall shop/api
                  allowed by rule to-db of AppFirewall shop/api (spec.egress[0] of NetworkPolicy shop/appfw-api)
                ingress: allowed
                  isolated by AppFirewall shop/db
                  allowed by rule from-api of AppFirewall shop/db (spec.ingress[0] of NetworkPolicy shop/appfw-db)
              """);
    }

    @Test
    void reachesOthers() {
      assertThat(explain("--from", "shop/api").out().lines().filter(line -> !line.startsWith(" ")))
          .containsExactly("Allowed: shop/api[Deployment] -> shop/db[Pod]  TCP 5432");
    }

    @Test
    void reachesWhatIsOutside() {
      assertThat(
              explain("--from", "shop/db", "--port", "UDP/53")
                  .out()
                  .lines()
                  .filter(line -> !line.startsWith(" ")))
          .contains("Allowed: shop/db[Pod] -> 0.0.0.0/0  UDP 53");
    }

    @Test
    void mayBeCutOff() {
      Invocation explain = explain("--to", "shop/db", "--port", "1", "--exit-code");
      assertThat(explain.out()).isEqualTo("Nothing is allowed.\n");
      assertThat(explain.exitCode()).isEqualTo(1);
    }
  }

  @Nested
  class AnEnd {
    @Test
    void isAPodByItsAddress() {
      assertThat(explain("--from", "shop/api", "--to", "10.0.0.7").out())
          .startsWith("Allowed: shop/api[Deployment] -> shop/db[Pod]  TCP 5432\n");
    }

    @ParameterizedTest
    @CsvSource({
      "shop/api, shop/deployment/api",
      "shop/api, shop/api[Deployment]",
      "shop/db, shop/pod/db"
    })
    void hasSeveralNames(String name, String other) {
      assertThat(explain("--to", other).out()).isEqualTo(explain("--to", name).out());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "shop/dbb | There is no pod and no workload shop/dbb. Did you mean shop/db?",
          "shop/job/db | There is no pod and no workload shop/job/db. Did you mean shop/db?",
          "elsewhere/nobody-knows | There is no pod and no workload elsewhere/nobody-knows.",
          "db | db is neither NAMESPACE/NAME nor NAMESPACE/KIND/NAME nor an address.",
          "10.0.0.0/8 | 10.0.0.0/8 is neither NAMESPACE/NAME nor NAMESPACE/KIND/NAME nor an"
              + " address.",
          "//// | //// is neither NAMESPACE/NAME nor NAMESPACE/KIND/NAME nor an address.",
        })
    void isUnknown(String end, String sentence) {
      Invocation explain = explain("--from", end, "--to", "shop/db");
      assertThat(explain.err()).startsWith(sentence + "\n");
      assertThat(explain.exitCode()).isEqualTo(2);
    }

    @Test
    void canBeSeveral() {
      String another =
          """
          apiVersion: apps/v1
          kind: StatefulSet
          metadata: {name: web, namespace: shop}
          spec: {template: {metadata: {labels: {app: web}}}}
          """;
      assertThat(run(SHOP + another, "--to", "shop/web").err())
          .startsWith("shop/web can be shop/Deployment/web or shop/StatefulSet/web.\n");
    }

    @Test
    void isMissing() {
      Invocation explain = explain();
      assertThat(explain.err()).startsWith("Give --from, --to or both.\n");
      assertThat(explain.exitCode()).isEqualTo(2);
    }

    @Test
    void isAPodAtLeastOnce() {
      assertThat(explain("--from", "192.0.2.1", "--to", "192.0.2.2").err())
          .startsWith("No pod has one of these addresses, and policies are about pods.\n");
    }
  }

  @Nested
  class APort {
    @Test
    void isMeantByItsName() {
      assertThat(explain("--from", "shop/api", "--to", "shop/db", "--port", "postgres").out())
          .startsWith("Allowed: shop/api[Deployment] -> shop/db[Pod]  TCP 5432\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "postgers | shop/db[Pod] has no port postgers. Did you mean postgres?",
          "UDP/postgres | shop/db[Pod] has no port postgres.",
          "0 | 0 is no port; ports are 1 to 65535.",
          "65536 | 65536 is no port; ports are 1 to 65535.",
          "99999999999 | 99999999999 is no port; ports are 1 to 65535.",
          "ICMP/8 | ICMP/8 is no port; write it like 5432, UDP/53 or http.",
        })
    void isUnknown(String port, String sentence) {
      Invocation explain = explain("--from", "shop/api", "--to", "shop/db", "--port", port);
      assertThat(explain.err()).startsWith(sentence + "\n");
      assertThat(explain.exitCode()).isEqualTo(2);
    }

    @Test
    void hasANameOnlyAtADestination() {
      assertThat(explain("--from", "shop/api", "--port", "http").err())
          .startsWith(
              "A port's name, like http, is what the pods of --to call it; name them, too.\n");
    }
  }

  private static Invocation explain(String... arguments) {
    return run(SHOP + FIREWALLS, arguments);
  }

  private static Invocation run(String manifests, String... arguments) {
    List<String> all = new ArrayList<>(List.of("explain", "-f-"));
    all.addAll(List.of(arguments));
    return Invocation.withInput(manifests, all.toArray(String[]::new));
  }
}
