package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final String WEB =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: web-allow, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: web}}
        policyTypes: [Ingress]
        ingress:
        - ports: [{port: 8080}, {port: 9000, endPort: 9010, protocol: UDP}, {protocol: SCTP}]
      ---
      """;
  private static final String WEB_OUT =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: web-egress, namespace: shop}
      spec:
        podSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}
        policyTypes: [Egress]
        egress:
        - to: [{podSelector: {matchLabels: {app: db}}}]
          ports: [{port: 5432}]
        - to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]
      ---
      """;
  private static final String DB =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: db, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: db}}
        ingress:
        - from:
          - podSelector: {matchLabels: {app: web}}
          - namespaceSelector: {matchLabels: {team: data}}
            podSelector: {matchLabels: {job: report}}
          ports: [{port: 5432}]
      ---
      """;

  @Test
  void mergesPoliciesOnTheSamePodsAndNamesGroups() {
    Invocation imported = Invocation.withInput(WEB + WEB_OUT + DB, "import", "-f-");
    assertThat(imported.err()).isEmpty();
    assertThat(imported.exitCode()).isZero();
    assertThat(imported.out())
        .isEqualTo(
            """
            ---
            apiVersion: appfirewall.io/v1beta1
            kind: AppFirewall
            metadata:
              name: db
              namespace: shop
            spec:
              description: Imported from NetworkPolicy db.
              podSelector:
                matchLabels:
                  app: db
              policyTypes:
              - Ingress
              ingress:
              - name: report-and-web
                from:
                - pods:
                    namespaceSelector:
                      matchLabels:
                        team: data
                    podSelector:
                      matchLabels:
                        job: report
                - firewall:
                    name: web
                ports:
                - port: 5432
            ---
            apiVersion: appfirewall.io/v1beta1
            kind: AppFirewall
            metadata:
              name: web
              namespace: shop
            spec:
              description: "Imported from NetworkPolicy web-allow, web-egress."
              podSelector:
                matchLabels:
                  app: web
              policyTypes:
              - Ingress
              - Egress
              dns: Deny
              ingress:
              - name: anyone
                from:
                - entity: All
                ports:
                - port: 8080
                - protocol: UDP
                  port: 9000
                  endPort: 9010
                - protocol: SCTP
                  allPorts: true
              egress:
              - name: db
                to:
                - firewall:
                    name: db
                ports:
                - port: 5432
              - name: addresses
                to:
                - ipBlock:
                    cidr: 10.0.0.0/8
                    except:
                    - 10.1.0.0/16
                allPorts: true
            """);
  }

  @Test
  void whatWasPrintedIsTakenAgain() {
    String printed = Invocation.withInput(WEB + WEB_OUT + DB, "import", "-f-").out();
    Invocation render = Invocation.withInput(printed, "render", "-f-");
    assertThat(render.err()).isEmpty();
    assertThat(render.out()).contains("name: appfw-db\n", "name: appfw-web\n");
  }

  @Test
  void onlyChecks() {
    Invocation check = Invocation.withInput(WEB + WEB_OUT + DB, "import", "-f-", "--check");
    assertThat(check.out())
        .isEqualTo(
            """
            equal: AppFirewall shop/db and NetworkPolicy shop/db
            equal: AppFirewall shop/web and NetworkPolicy shop/web-allow, shop/web-egress
            """);
    assertThat(check.exitCode()).isZero();
  }

  @Test
  void takesOneNamespaceAlone() {
    String other = DB.replace("namespace: shop", "namespace: bank");
    assertThat(
            Invocation.withInput(DB + other, "import", "-f-", "--check", "--namespace", "bank")
                .out())
        .isEqualTo("equal: AppFirewall bank/db and NetworkPolicy bank/db\n");
  }

  @Test
  void saysThatThereIsNothingToImport() {
    Invocation none =
        Invocation.withInput(DB, "import", "-f-", "--namespace", "sohp\u001b", "-o", "json");
    assertThat(none.err())
        .isEqualTo("There is no NetworkPolicy to import in namespace sohp\\u001b.\n");
    assertThat(none.out()).contains("\"items\": []");
    assertThat(none.exitCode()).isZero();
  }

  @Nested
  class AName {
    @Test
    void isThatOfAGroupThatIsThere() {
      String group =
          """
          apiVersion: appfirewall.io/v1beta1
          kind: AppFirewall
          metadata: {name: frontends, namespace: shop}
          spec: {podSelector: {matchLabels: {app: web}}, mode: GroupOnly}
          ---
          """;
      assertThat(Invocation.withInput(group + DB, "import", "-f-").out())
          .contains("    - firewall:\n        name: frontends\n");
    }

    @Test
    void isNotTakenTwice() {
      String group =
          """
          apiVersion: appfirewall.io/v1beta1
          kind: AppFirewall
          metadata: {name: db, namespace: shop}
          spec: {podSelector: {matchLabels: {app: other}}, mode: GroupOnly}
          ---
          """;
      assertThat(Invocation.withInput(group + DB, "import", "-f-", "--check").out())
          .isEqualTo("equal: AppFirewall shop/db-2 and NetworkPolicy shop/db\n");
    }

    @Test
    void isThePolicysWhereNoLabelTells() {
      String dotted = DB.replace("{matchLabels: {app: db}}", "{}").replace("name: db", "name: a.b");
      assertThat(Invocation.withInput(dotted, "import", "-f-", "--check").out())
          .isEqualTo("equal: AppFirewall shop/a-b and NetworkPolicy shop/a.b\n");
    }

    @Test
    void ofAnotherNamespacePinnedByItsNameIsAGroupThere() {
      String from =
          DB.replace("namespace: shop", "namespace: bank")
              .replace(
                  "- podSelector: {matchLabels: {app: web}}",
                  "- {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}},"
                      + " podSelector: {matchLabels: {app: web}}}");
      assertThat(Invocation.withInput(WEB + from, "import", "-f-").out())
          .contains("    - firewall:\n        name: web\n        namespace: shop\n");
    }
  }

  @Nested
  class AWellKnownPattern {
    @Test
    void isAnEntityWhereItMeansTheSame() {
      String policy =
          """
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: web, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: web}}
            ingress:
            - {}
            - {from: [{podSelector: {}}], ports: [{port: 1}]}
            - {from: [{namespaceSelector: {}}], ports: [{port: 2}]}
          """;
      assertThat(Invocation.withInput(policy, "import", "-f-").out())
          .contains("- entity: All", "- entity: SameNamespace", "- entity: Cluster");
    }

    @Test
    void isDnsWhereItMeansTheSame() {
      Invocation rendered =
          Invocation.withInput(
              """
              apiVersion: appfirewall.io/v1beta1
              kind: AppFirewall
              metadata: {name: web, namespace: shop}
              spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}
              """,
              "render",
              "-f-");
      String foreign =
          rendered
              .out()
              .replace("appfw-web", "egress")
              .replace("app.kubernetes.io/managed-by: appfirewall-operator", "a: b")
              .replace("appfirewall.io/firewall: web", "c: d");
      Invocation imported = Invocation.withInput(foreign, "import", "-f-");
      assertThat(imported.err()).isEmpty();
      assertThat(imported.out()).doesNotContain("egress:\n", "dns:");
    }

    @Test
    void isHintedAtWhereItNearlyDoes() {
      String policy =
          """
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: deny, namespace: shop}
          spec:
            podSelector: {}
            policyTypes: [Ingress, Egress]
            egress:
            - {ports: [{port: 53, protocol: UDP}]}
            - {to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}
          """;
      Invocation imported = Invocation.withInput(policy, "import", "-f-");
      assertThat(imported.diagnostics())
          .hasSize(3)
          .anyMatch(line ->
              line.startsWith("warning AppFirewall shop/deny spec: ")
                  && line.endsWith(" [CouldBeBaseline]"))
          .anyMatch(line ->
              line.startsWith("warning AppFirewall shop/deny spec.egress[anyone]: ")
                  && line.endsWith(" [CouldBeEntity]"))
          .anyMatch(line ->
              line.startsWith("warning AppFirewall shop/deny spec.egress[addresses]: ")
                  && line.endsWith(" [CouldBeEntity]"));
      assertThat(imported.exitCode()).isZero();
    }
  }

  @Test
  void namesWhatCannotBeExpressedAndLeavesIt() {
    String named =
        WEB_OUT.replace("- to: [{ipBlock", "- ports: [{port: https}]\n    to: [{ipBlock");
    Invocation imported = Invocation.withInput(WEB + named, "import", "-f-", "--check");
    assertThat(imported.out())
        .isEqualTo("equal: AppFirewall shop/web and NetworkPolicy shop/web-allow\n");
    assertThat(imported.err())
        .startsWith(
            "error NetworkPolicy shop/web-egress spec: no AppFirewall means the same, so it stays"
                + " as it is: spec.egress[addresses].ports: ")
        .endsWith(" [Inexpressible]\n");
    assertThat(imported.exitCode()).isEqualTo(1);
  }

  @Test
  void splitsWhatIsLongerThanARuleMayBe(@TempDir Path folder) throws IOException {
    StringBuilder peers = new StringBuilder();
    StringBuilder ports = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      peers.append("    - ipBlock: {cidr: 10.0.").append(i).append(".0/24}\n");
      ports.append("    - port: ").append(2000 + 2 * i).append('\n');
    }
    Path file = folder.resolve("long.yaml");
    Files.writeString(
        file,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: long, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: web}}
          ingress:
          - from:
        %s    ports:
        %s\
        """
            .formatted(peers, ports));
    Invocation imported = Invocation.of("import", "-f", file.toString());
    assertThat(imported.err()).isEmpty();
    assertThat(imported.out().lines().filter(line -> line.strip().equals("from:"))).hasSize(12);
  }
}
