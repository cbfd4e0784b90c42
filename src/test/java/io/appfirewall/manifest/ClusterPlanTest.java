package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterPlanTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String NAMESPACE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      """;
  private static final String WEB =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web, namespace: shop}
      spec: {podSelector: {matchLabels: {app: web}}}
      ---
      """;
  private static final String PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      status: {podIP: 10.0.0.1}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      status: {podIP: 10.0.0.2}
      ---
      """;
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec: {template: {metadata: {labels: {app: web}}}}
      ---
      """;
  private static final String DEPLOYED =
      DEPLOYMENT
          + """
          apiVersion: apps/v1
          kind: ReplicaSet
          metadata:
            name: web-5d4
            namespace: shop
            ownerReferences: [{kind: Deployment, name: web, controller: true}]
          ---
          apiVersion: v1
          kind: Pod
          metadata:
            name: web-5d4-x
            namespace: shop
            labels: {app: web, pod-template-hash: 5d4}
            ownerReferences: [{kind: ReplicaSet, name: web-5d4, controller: true}]
          status: {podIP: 10.0.0.3}
          ---
          """;

  @Nested
  class Objects {
    @Test
    void areCreatedChangedOrUnchanged() {
      String changed = WEB.replace("name: web", "name: db");
      ClusterPlan plan =
          plan(
              NAMESPACE + WEB + changed,
              WEB + changed.replace("app: web", "app: db") + WEB.replace("name: web", "name: api"));
      assertThat(objects(plan))
          .containsExactly(
              "AppFirewall shop/api created",
              "AppFirewall shop/db changed",
              "AppFirewall shop/web unchanged");
    }

    @Test
    void areUnchangedWhateverTheApiServerAdded() {
      String standing =
          """
          apiVersion: appfirewall.io/v1beta1
          kind: AppFirewall
          metadata:
            name: web
            namespace: shop
            uid: 1-2-3
            generation: 4
            resourceVersion: "77"
            creationTimestamp: "2025-01-01T00:00:00Z"
            managedFields: [{manager: kubectl, operation: Apply}]
          spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], mode: Enforce}
          status: {observedGeneration: 4}
          ---
          """;
      assertThat(plan(standing, WEB).isEmpty()).isTrue();
    }

    @Test
    void thatOthersLabelledKeepTheirLabels() {
      String standing =
          """
          apiVersion: v1
          kind: Namespace
          metadata:
            name: shop
            labels: {team: ours, tier: gold}
            annotations:
              kubectl.kubernetes.io/last-applied-configuration: |
                {"metadata": {"name": "shop", "labels": {"tier": "gold"}}}
          ---
          """;
      String named = NAMESPACE.replace("name: shop", "name: shop, labels: {%s}");
      assertThat(objects(plan(standing, named.formatted("tier: gold"))))
          .containsExactly("Namespace shop unchanged");
      assertThat(objects(plan(standing, named.formatted("team: ours"))))
          .as("a label that the manifest no longer has")
          .containsExactly("Namespace shop changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "{\"metadata\": 1}"})
    void areReadWhateverAnAnnotationHolds(String lastApplied) {
      String standing =
          """
          apiVersion: v1
          kind: Namespace
          metadata:
            name: shop
            labels: {team: ours}
            annotations: {kubectl.kubernetes.io/last-applied-configuration: '%s'}
          ---
          """
              .formatted(lastApplied);
      assertThat(objects(plan(standing, NAMESPACE))).containsExactly("Namespace shop unchanged");
    }

    @Test
    void thatCannotBeChangedAreNot() {
      String service =
          """
          apiVersion: v1
          kind: Service
          metadata: {name: kube-dns, namespace: kube-system}
          spec: {%s selector: {k8s-app: kube-dns}, ports: [{port: 53, protocol: UDP}]}
          ---
          apiVersion: batch/v1
          kind: Job
          metadata: {name: load, namespace: shop}
          spec: {template: {metadata: {labels: {app: load %s}}}}
          ---
          """;
      assertThat(
              plan(
                      service.formatted("clusterIP: 10.96.0.10,", ", job-name: load"),
                      service.formatted("", ""))
                  .isEmpty())
          .isTrue();
    }

    @Test
    void ofTwoOfOneNameNeitherIsApplied() {
      ClusterPlan plan = plan(WEB, WEB + WEB.replace("app: web", "app: other"));
      assertThat(plan.isEmpty()).isTrue();
      assertThat(plan.diagnostics())
          .extracting(diagnostic -> diagnostic.code().toString())
          .containsOnly("DuplicateObject");
    }
  }

  @Nested
  class Policies {
    @Test
    void areCreatedUpdatedAndDeletedInConsequence() {
      String db = WEB.replace("name: web", "name: db");
      String api = WEB.replace("name: web", "name: api");
      assertThat(
              policies(
                  plan(
                      WEB + db,
                      WEB.replace("spec: {", "spec: {mode: Disabled, ")
                          + db.replace("spec: {", "spec: {policyTypes: [Egress], ")
                          + api)))
          .containsExactly(
              "shop/appfw-api created of AppFirewall shop/api",
              "shop/appfw-db updated of AppFirewall shop/db",
              "shop/appfw-web deleted of AppFirewall shop/web");
    }

    @Test
    void ofOthersChangeWithWhatTheyName() {
      String offices =
          """
          apiVersion: appfirewall.io/v1beta1
          kind: AddressGroup
          metadata: {name: offices, namespace: shop}
          spec: {addresses: [{cidr: 192.0.2.0/24}]}
          ---
          """;
      String firewall =
          WEB.replace(
              "}}}\n",
              "}}, ingress: [{name: a, from: [{addressGroup: {name: offices}}], allPorts:"
                  + " true}]}\n");
      ClusterPlan plan = plan(firewall + PODS + offices, offices.replace("0/24", "0/25"));
      assertThat(objects(plan)).containsExactly("AddressGroup shop/offices changed");
      assertThat(policies(plan)).containsExactly("shop/appfw-web updated of AppFirewall shop/web");
      assertThat(plan.flows().lost())
          .extracting(Object::toString)
          .containsExactly("192.0.2.128/25 -> shop/web[Pod] All");
    }

    @Test
    void thatTheOperatorIsAboutToWriteAnywayAreNone() {
      assertThat(policies(plan(WEB, NAMESPACE))).isEmpty();
    }

    @Test
    void ofABaselineAreOneInEveryNamespaceThatIsNew() {
      String baseline =
          """
          apiVersion: appfirewall.io/v1beta1
          kind: FirewallBaseline
          metadata: {name: default, uid: 1-2-3}
          spec: {allNamespaces: true, policyTypes: [Ingress], mode: Enforce}
          ---
          """;
      assertThat(policies(plan(baseline + NAMESPACE, NAMESPACE.replace("shop", "bi"))))
          .containsExactly("bi/firewall-baseline-default created of FirewallBaseline default");
    }

    @Test
    void stayOursByTheUidOfTheirOwner() {
      String owned =
          """
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata:
            name: appfw-web
            namespace: shop
            ownerReferences:
            - {apiVersion: appfirewall.io/v1beta1, kind: AppFirewall, name: web, uid: 1-2-3,
               controller: true}
          spec: {podSelector: {}}
          ---
          """;
      ClusterPlan plan =
          plan(
              WEB.replace("name: web,", "name: web, uid: 1-2-3,") + owned,
              WEB.replace("spec: {", "spec: {policyTypes: [Egress], "));
      assertThat(plan.diagnostics()).isEmpty();
      assertThat(policies(plan)).containsExactly("shop/appfw-web updated of AppFirewall shop/web");
    }
  }

  @Nested
  class Flows {
    @Test
    void areThoseBetweenBeforeAndAfter() {
      ClusterPlan plan = plan(PODS, WEB);
      assertThat(plan.flows().gained()).isEmpty();
      assertThat(plan.flows().lost())
          .extracting(Object::toString)
          .contains("shop/db[Pod] -> shop/web[Pod] All");
    }

    @Test
    void ofPodsStayWhereTheirTemplateDoes() {
      assertThat(plan(DEPLOYED + PODS + WEB, DEPLOYMENT).isEmpty()).isTrue();
    }

    @Test
    void areThoseOfThePodsThatReplaceOthers() {
      ClusterPlan plan = plan(DEPLOYED + PODS + WEB, DEPLOYMENT.replace("app: web", "app: free"));
      assertThat(objects(plan)).containsExactly("Deployment shop/web changed");
      assertThat(plan.flows().gained())
          .extracting(Object::toString)
          .contains("shop/db[Pod] -> shop/web[Deployment] All");
      assertThat(plan.flows().lost()).isEmpty();
    }
  }

  @Nested
  class Diagnostics {
    private static final String DANGLING =
        WEB.replace(
            "}}}\n", "}}, ingress: [{name: a, from: [{firewall: {name: b}}], allPorts: true}]}\n");

    @Test
    void ofWhatTheManifestsLeaveAloneAreNotTold() {
      assertThat(plan(DANGLING, NAMESPACE).diagnostics()).isEmpty();
    }

    @Test
    void ofTheManifestsAreTold() {
      assertThat(plan(DANGLING, DANGLING).diagnostics()).hasSize(1);
    }

    @Test
    void thatTheManifestsCauseInOthersAreTold() {
      String group = WEB.replace("name: web", "name: b");
      assertThat(plan(DANGLING + group, group.replace("matchLabels", "matchLabel")).diagnostics())
          .extracting(diagnostic -> diagnostic.object() + " " + diagnostic.code())
          .contains("AppFirewall shop/b UnknownField", "AppFirewall shop/web FirewallNotReadable");
    }
  }

  private static ClusterPlan plan(String cluster, String manifests) {
    return ClusterPlan.of(objects(manifests), objects(cluster), Settings.DEFAULTS, NOW);
  }

  private static InputObjects objects(String yaml) {
    return ManifestInput.objects(
        List.of("-"), new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> objects(ClusterPlan plan) {
    return plan.objects().stream()
        .map(change -> change.object() + " " + change.action().name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<String> policies(ClusterPlan plan) {
    return plan.policies().stream()
        .map(change ->
            change.policy()
                + " "
                + change.action().name().toLowerCase(Locale.ROOT)
                + " of "
                + change.owner())
        .toList();
  }
}
