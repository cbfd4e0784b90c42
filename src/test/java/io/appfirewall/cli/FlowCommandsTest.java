package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowCommandsTest {
  private static final String PODS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec: {template: {metadata: {labels: {app: web}}}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      ---
      """;
  private static final String FIREWALLS =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web, namespace: shop}
      spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress], dns: Deny}
      ---
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: db, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: db}}
        policyTypes: [Ingress, Egress]
        dns: Deny
        egress:
        - {name: web, to: [{firewall: {name: web}}], allPorts: true}
      ---
      """;
  private static final String OPEN =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: open, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: web}}
        ingress:
        - from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}]
          ports: [{port: 8080}]
      ---
      """;

  @Nested
  class Connectivity {
    @Test
    void countsWhatFirewallsWouldBecomeAndWhatOthersWrote() {
      Invocation connectivity =
          Invocation.withInput(PODS + FIREWALLS + OPEN, "connectivity", "-f", "-");
      assertThat(connectivity.err()).isEmpty();
      assertThat(connectivity.exitCode()).isZero();
      assertThat(connectivity.out())
          .isEqualTo(
              """
              shop/db[Pod]
                -> shop/web[Deployment]  TCP 8080
              10.0.0.0/8
                -> shop/web[Deployment]  TCP 8080
              """);
    }

    @Test
    void printsNothingWhereNothingIsAllowed() {
      assertThat(Invocation.withInput(PODS + FIREWALLS, "connectivity", "-f", "-").out()).isEmpty();
    }

    @Test
    void printsJson() throws IOException {
      JsonNode flows =
          json(Invocation.withInput(PODS + FIREWALLS + OPEN, "connectivity", "-f-", "-o", "json"))
              .at("/flows");
      assertThat(flows).hasSize(2);
      assertThat(flows.get(0))
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      """
                      {"from": "shop/db[Pod]", "to": "shop/web[Deployment]",
                       "connections": "TCP 8080"}
                      """));
    }

    @Test
    void printsAnEmptyListInJson() throws IOException {
      assertThat(json(Invocation.withInput("", "connectivity", "-f-", "-o", "json")).at("/flows"))
          .isEmpty();
    }

    @Test
    void printsAGraph() {
      assertThat(
              Invocation.withInput(PODS + FIREWALLS + OPEN, "connectivity", "-f-", "-o", "dot")
                  .out())
          .startsWith("digraph")
          .contains("  \"shop/db[Pod]\" -> \"shop/web[Deployment]\" [label=\"TCP 8080\"]\n");
    }

    @Test
    void leavesOutAPolicyThatNoApiServerWouldTake() {
      Invocation connectivity =
          Invocation.withInput(
              PODS + FIREWALLS + OPEN.replace("port: 8080", "port: 80800"),
              "connectivity",
              "-f",
              "-");
      assertThat(connectivity.out()).isEmpty();
      assertThat(connectivity.err())
          .startsWith("error NetworkPolicy shop/open spec: ")
          .endsWith("[InvalidNetworkPolicy]\n");
      assertThat(connectivity.exitCode()).isEqualTo(1);
    }

    @Test
    void aPolicyThatItsFirewallNoLongerWantsDoesNotCount() {
      String disabled =
          FIREWALLS.replace("spec: {podSelector", "spec: {mode: Disabled, podSelector");
      String owned =
          OPEN.replace(
              "name: open, namespace: shop",
              """
              name: appfw-web, namespace: shop, labels: {
                app.kubernetes.io/managed-by: appfirewall-operator, appfirewall.io/firewall: web}\
              """);
      assertThat(Invocation.withInput(PODS + disabled + owned, "connectivity", "-f", "-").out())
          .contains("shop/db[Pod]\n  -> shop/web[Deployment]  All\n");
    }

    @Test
    void aForeignPolicyUnderOurNameCounts() {
      String foreign = OPEN.replace("name: open", "name: appfw-web");
      Invocation connectivity =
          Invocation.withInput(PODS + FIREWALLS + foreign, "connectivity", "-f", "-");
      assertThat(connectivity.out()).contains("-> shop/web[Deployment]  TCP 8080");
      assertThat(connectivity.err()).contains("[Conflict]");
    }
  }

  @Nested
  class Diff {
    @TempDir private Path directory;

    @Test
    void tellsWhatIsGainedAndLost() throws IOException {
      assertThat(
              diff(PODS + FIREWALLS + OPEN, PODS + FIREWALLS + OPEN.replace("8080", "8443")).out())
          .isEqualTo(
              """
              + shop/db[Pod] -> shop/web[Deployment] TCP 8443
              + 10.0.0.0/8 -> shop/web[Deployment] TCP 8443
              - shop/db[Pod] -> shop/web[Deployment] TCP 8080
              - 10.0.0.0/8 -> shop/web[Deployment] TCP 8080
              Flows gained: 2, lost: 2.
              """);
    }

    @Test
    void tellsOnlyThePartOfABlockThatChanges() throws IOException {
      assertThat(
              diff(
                      PODS + FIREWALLS + OPEN,
                      PODS + FIREWALLS + OPEN.replace("10.0.0.0/8", "10.0.0.0/9"))
                  .out())
          .isEqualTo(
              """
              - 10.128.0.0/9 -> shop/web[Deployment] TCP 8080
              Flows gained: 0, lost: 1.
              """);
    }

    @Test
    void endsWith3OnlyWhenAskedTo() throws IOException {
      assertThat(diff(PODS, PODS + FIREWALLS).exitCode()).isZero();
      assertThat(diff(PODS, PODS + FIREWALLS, "--exit-code").exitCode()).isEqualTo(3);
      assertThat(diff(PODS, PODS, "--exit-code").exitCode()).isZero();
      assertThat(diff(PODS, PODS + FIREWALLS.replace("shop", "SHOP"), "--exit-code").exitCode())
          .isEqualTo(1);
    }

    @Test
    void printsJson() throws IOException {
      JsonNode difference = json(diff(PODS + FIREWALLS, PODS + FIREWALLS + OPEN, "-o", "json"));
      assertThat(difference.at("/gained")).hasSize(2);
      assertThat(difference.at("/gained/0/connections").asText()).isEqualTo("TCP 8080");
      assertThat(difference.at("/lost")).isEmpty();
    }

    @Test
    void printsATableForAPullRequest() throws IOException {
      assertThat(diff(PODS + FIREWALLS, PODS + FIREWALLS + OPEN, "-o", "markdown").out())
          .isEqualTo(
              """
              **Flows gained: 2, lost: 0.**

              | | from | to | connections |
              | --- | --- | --- | --- |
              | gained | `shop/db[Pod]` | `shop/web[Deployment]` | `TCP 8080` |
              | gained | `10.0.0.0/8` | `shop/web[Deployment]` | `TCP 8080` |
              """);
    }

    @Test
    void saysSoWhenNothingChanges() throws IOException {
      assertThat(diff(PODS, PODS).out()).isEqualTo("No flow is gained or lost.\n");
    }

    @Test
    void needsTwoStatesOfWhichOneMayBeStandardInput() {
      assertThat(Invocation.of("diff", "-").exitCode()).isEqualTo(2);
      assertThat(Invocation.of("diff", "-", "-"))
          .isEqualTo(
              Invocation.failed(
                  2,
                  "Only one of OLD and NEW can be standard input.\nSee appfirewall diff --help."));
    }

    private Invocation diff(String before, String after, String... options) throws IOException {
      Path old = Files.writeString(directory.resolve("old.yaml"), before);
      String[] arguments = new String[options.length + 3];
      arguments[0] = "diff";
      arguments[1] = old.toString();
      arguments[2] = "-";
      System.arraycopy(options, 0, arguments, 3, options.length);
      return Invocation.withInput(after, arguments);
    }
  }

  private static JsonNode json(Invocation invocation) throws IOException {
    assertThat(invocation.err()).isEmpty();
    return new ObjectMapper().readTree(invocation.out());
  }
}
