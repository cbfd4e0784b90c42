package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.chart.Helm;
import io.appfirewall.cluster.Place;
import io.appfirewall.cluster.Scope;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.operator.Rights.Right;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator for two namespaces, with the rights that the chart gives it there and no others. */
@OnControlPlane(needs = Ability.GENUINE)
class NamespacedIT {
  private static final String GROUP = "podSelector: {matchLabels: {app: web}}";

  private final KubernetesClient client;
  private final Cluster cluster;
  private final ControlPlane controlPlane;
  private final List<FreshNamespace> namespaces;
  private final String one;
  private final String two;
  private final String other;
  @TempDir private Path folder;
  private List<HasMetadata> rendered = List.of();

  NamespacedIT(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    this.client = controlPlane.client();
    this.cluster = new Cluster(client);
    this.namespaces =
        Stream.of("one", "two", "other").map(name -> FreshNamespace.make(client, name)).toList();
    this.one = namespaces.get(0).name();
    this.two = namespaces.get(1).name();
    this.other = namespaces.get(2).name();
  }

  @BeforeEach
  void install() {
    CustomResources.install(controlPlane, Path.of("crds"));
    rendered = install("appfirewall", one, two);
  }

  /** Makes what a release in the first of the namespaces needs, and gives all that it has. */
  private List<HasMetadata> install(String release, String... watched) {
    List<HasMetadata> objects = render(release, List.of(watched));
    objects.stream()
        .filter(object -> object.getApiVersion().startsWith("rbac") || isAccount(object))
        .forEach(object -> client.resource(object).create());
    return objects;
  }

  private List<HasMetadata> render(String release, List<String> watched, String... more) {
    Stream<String> arguments =
        Stream.of(
            "template",
            release,
            Helm.CHART,
            "--namespace=" + one,
            "--values=" + Path.of(Helm.CHART, "ci/namespaced-values.yaml"),
            "--set=operator.watchNamespaces={" + String.join(",", watched) + "}");
    String manifests =
        Helm.alone(4, folder)
            .run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new))
            .orThrow();
    return client
        .load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)))
        .items();
  }

  @AfterEach
  void remove() {
    client.resourceList(rendered).delete();
    namespaces.forEach(FreshNamespace::close);
  }

  @Test
  void seesToTheseNamespacesAlone() throws IOException {
    AppFirewall there = cluster.firewall(other, "db", GROUP);
    try (OperatorProcess operator = start()) {
      operator.awaitReady();

      AppFirewall db = cluster.firewall(two, "db", GROUP);
      AppFirewall web = cluster.firewall(one, "web", GROUP + rule(two, "db"));
      AppFirewall lost = cluster.firewall(one, "lost", GROUP + rule(other, "db"));

      cluster.awaitReady(db);
      cluster.awaitReady(web);
      assertThat(cluster.policyOf(web).getSpec().getIngress()).hasSize(1);
      cluster.awaitCondition(lost, "ResolvedRefs=False/NotPermitted");
      assertThat(cluster.policyOf(lost).getSpec().getIngress()).as("not widened").isEmpty();

      assertThat(operator.log()).doesNotContain("WARN", "ERROR");

      client.resource(cluster.policyOf(web)).delete();
      cluster.awaitPolicyOf(web);

      assertThat(cluster.firewall(other, "db").getStatus()).as("of %s", there).isNull();
      assertThat(cluster.policy(other, "appfw-db")).isEmpty();
    }
  }

  @Test
  void sharesItsOwnNamespaceWithAnotherReleaseButNotItsLease(@TempDir Path folderOfOther)
      throws IOException {
    List<HasMetadata> another = install("another", other);
    try (OperatorProcess first = start();
        OperatorProcess second = start(another, folderOfOther)) {
      first.awaitReady();
      second.awaitReady();

      cluster.awaitReady(cluster.firewall(two, "web", GROUP));
      cluster.awaitReady(cluster.firewall(other, "web", GROUP));
    }
  }

  @Test
  void hasNoRightInTheCluster() {
    assertThat(rendered)
        .isNotEmpty()
        .noneMatch(object -> object instanceof ClusterRole || object instanceof ClusterRoleBinding);
  }

  @Test
  void hasTheRightsThatItUsesInEachNamespaceAndNoOthers() {
    assertThat(granted(rendered)).isEqualTo(used());
  }

  @Test
  void mayReadEventsTooWhereThereArePages() {
    Set<Right> used = used();
    used.addAll(Rights.ofPages(Scope.of(List.of(one, two))));

    assertThat(
            granted(render("appfirewall", List.of(one, two), "--set=dashboard.access=Anonymous")))
        .isEqualTo(used);
  }

  private Set<Right> used() {
    Set<Right> used = new HashSet<>(Rights.of(Scope.of(List.of(one, two))));
    // Asked by admission of whoever makes an object an owner.
    Stream.of(one, two)
        .map(namespace ->
            new Right("appfirewall.io", "appfirewalls/finalizers", "update")
                .in(Place.in(namespace)))
        .forEach(used::add);
    return used;
  }

  private static Set<Right> granted(List<HasMetadata> release) {
    return release.stream()
        .filter(Role.class::isInstance)
        .filter(role -> role.getMetadata().getName().equals("appfirewall"))
        .flatMap(role ->
            ChartInstall.rights(((Role) role).getRules())
                .map(right -> right.in(Place.in(role.getMetadata().getNamespace()))))
        .collect(Collectors.toSet());
  }

  @Test
  void saysWhereItLacksARight() throws IOException {
    client.rbac().roles().inNamespace(two).delete();
    try (OperatorProcess operator = start()) {
      operator.awaitLog(
          "The operator may not list, watch appfirewalls.appfirewall.io in namespace " + two);
    }
  }

  private OperatorProcess start() throws IOException {
    return start(rendered, folder);
  }

  private OperatorProcess start(List<HasMetadata> release, Path folder) throws IOException {
    return ChartInstall.start(
        controlPlane, folder, of(ServiceAccount.class, release), of(ConfigMap.class, release));
  }

  private static <T> T of(Class<T> kind, List<HasMetadata> release) {
    return release.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  private boolean isAccount(HasMetadata object) {
    return object instanceof ServiceAccount;
  }

  private static String rule(String namespace, String firewall) {
    return """

    ingress:
    - name: in
      from: [{firewall: {namespace: %s, name: %s}}]
      ports: [{port: 80}]
    """
        .formatted(namespace, firewall);
  }
}
