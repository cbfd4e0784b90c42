package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.Installed;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.Identity;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnGenuineControlPlane;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster is read as far as its user may read it. */
@OnGenuineControlPlane
class LiveIT {
  private static final String SHOP =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, labels: {app: web}}
      spec: {containers: [{name: web, image: web}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, labels: {app: db}}
      spec: {containers: [{name: db, image: db}]}
      ---
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web}
      spec:
        podSelector: {matchLabels: {app: web}}
        policyTypes: [Ingress, Egress]
        dns: Deny
        ingress:
        - name: blue
          from:
          - pods: {namespaceSelector: {matchLabels: {team: blue}}, allPods: true}
          ports: [{port: 8080}]
      """;
  private static final String EVERYTHING = "{apiGroups: ['*'], resources: ['*'], verbs: [%s]}";

  private final ControlPlane controlPlane;
  private final Kubectl kubectl;
  private final String namespace;
  private final String user;

  LiveIT(ControlPlane controlPlane, Kubectl kubectl, FreshNamespace namespace) {
    this.controlPlane = controlPlane;
    this.kubectl = kubectl;
    this.namespace = namespace.name();
    this.user = "user-of-" + namespace;
  }

  @BeforeAll
  static void install(Kubectl kubectl) {
    Installed.crds(kubectl);
  }

  @BeforeEach
  void furnish() {
    apply(SHOP);
    kubectl.run("label", "namespace", namespace, "team=blue").orThrow();
  }

  @AfterEach
  void takeRightsBack() {
    kubectl.run("delete", "clusterrole,clusterrolebinding", user, "--ignore-not-found").orThrow();
  }

  @Test
  void ofRightsInOneNamespaceThatOneIsRead() {
    grant(EVERYTHING.formatted("get, list"));
    Invocation connectivity = connectivity();
    assertThat(connectivity.exitCode()).isZero();
    assertThat(connectivity.out())
        .isEqualTo(
            """
            NS/db[Pod]
              -> NS/web[Pod]  TCP 8080
              -> 0.0.0.0/0%1$s  All
              -> ::/0%1$s       All
            0.0.0.0/0
              -> NS/db[Pod]  All
            ::/0
              -> NS/db[Pod]  All
            """
                .formatted(" ".repeat(namespace.length() + "/web[Pod]".length() - 9))
                .replace("NS", namespace));
    assertThat(connectivity.diagnostics())
        .containsExactly(
            warning(
                "you may not list clusteraddressgroups, firewallbaselines, nodes, so those do"
                    + " not count."),
            warning(
                "you may not list namespaces, so of what is in namespaces only "
                    + namespace
                    + " counts, the one of your context."));
  }

  @Test
  void aNamespaceThatMayNotBeGotHasNoLabelButItsName() {
    grant(EVERYTHING.formatted("list"));
    assertThat(connectivity().out())
        .contains(namespace + "/db[Pod]\n")
        .doesNotContain("-> " + namespace + "/web[Pod]");
  }

  @Test
  void whatIsRefusedInNamespacesIsNamed() {
    grant("{apiGroups: ['', networking.k8s.io], resources: ['*'], verbs: [list]}");
    grantEverywhere("{apiGroups: [''], resources: [namespaces], verbs: [list]}");
    Invocation connectivity = connectivity();
    assertThat(connectivity.exitCode()).isZero();
    assertThat(connectivity.out()).contains(namespace + "/db[Pod]\n");
    assertThat(connectivity.diagnostics())
        .anySatisfy(line ->
            assertThat(line)
                .contains("you may not list networkpolicies, pods, ", " in ", "kube-system")
                .doesNotContain(namespace))
        .anySatisfy(line ->
            assertThat(line)
                .contains("you may not list addressgroups, appfirewalls, ", "kube-system")
                .contains(namespace))
        .hasSize(3);
  }

  @Test
  void ofAllNamespacesIsReadWhatMayBeReadInAll() {
    grantEverywhere(EVERYTHING.formatted("list"));
    Invocation connectivity = connectivity();
    assertThat(connectivity.err()).isEmpty();
    assertThat(connectivity.out()).contains(namespace + "/web[Pod]  TCP 8080\n");
  }

  @Test
  void whoMayReadNothingIsToldSo() {
    assertThat(connectivity())
        .isEqualTo(
            Invocation.failed(
                4,
                "You may not list namespaces: namespaces is forbidden: User \""
                    + user
                    + "\" cannot list resource \"namespaces\" in API group \"\" at the cluster"
                    + " scope."));
  }

  private Invocation connectivity() {
    return Invocation.live(client(), "connectivity");
  }

  private String warning(String message) {
    return "warning " + controlPlane.client().getMasterUrl() + ": " + message + " [NotListed]";
  }

  private KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(
                    Identity.user(user).applyTo(controlPlane.config(), controlPlane.client()))
                .withNamespace(namespace)
                .build())
        .build();
  }

  private void grant(String rule) {
    apply(rights("Role", rule));
  }

  private void grantEverywhere(String rule) {
    apply(rights("ClusterRole", rule));
  }

  private String rights(String kind, String rule) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: KIND
    metadata: {name: USER}
    rules: [RULE]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: KINDBinding
    metadata: {name: USER}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: KIND, name: USER}
    subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: USER}]
    """
        .replace("KIND", kind)
        .replace("RULE", rule)
        .replace("USER", user);
  }

  private void apply(String manifests) {
    kubectl.runWithInput(manifests, "apply", "-n", namespace, "-f", "-").orThrow();
  }
}
