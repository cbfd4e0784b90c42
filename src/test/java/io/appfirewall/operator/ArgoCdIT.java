package io.appfirewall.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewallSpec;
import io.appfirewall.argocd.ArgoCd;
import io.appfirewall.argocd.Repository;
import io.appfirewall.chart.Helm;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.core.model.Mode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Argo CD itself, with the examples out of a git repository: the chart, and a team's firewalls. */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.OWN},
    own = true)
class ArgoCdIT {
  private static final Path APPLICATIONS = Path.of("docs/examples/gitops/argocd.yaml");
  private static final String SHOP = "docs/examples/gitops/shop";
  private static final String API = SHOP + "/30-api.yaml";

  private final ControlPlane controlPlane;
  private final Cluster cluster;
  @TempDir private Path folder;

  ArgoCdIT(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    this.cluster = new Cluster(controlPlane.client());
  }

  @Test
  void bringsTheExamplesIntoTheClusterAndTellsHowTheyAre() throws IOException {
    Repository repository = Repository.of(folder.resolve("repository"), Helm.CHART, SHOP);
    try (ArgoCd argoCd =
        ArgoCd.start(controlPlane, Files.createDirectory(folder.resolve("argo")))) {
      argoCd.apply(
          Files.readString(APPLICATIONS).replaceAll("repoURL: .*", "repoURL: " + repository.url()));
      // Its health is that of pods, which nobody runs here.
      argoCd.await("appfirewall", "Synced ");
      // The second wave waits for the first, and that for the operator.
      argoCd.await("shop", "OutOfSync Progressing");

      try (OperatorProcess operator =
          ChartInstall.start(controlPlane, Files.createDirectory(folder.resolve("operator")))) {
        operator.awaitReady();
        argoCd.await("shop", "Synced Healthy");

        leavesNothingToSynchronize(argoCd);
        showsPoliciesBelowTheirFirewalls(argoCd);
        healsWhatSomebodyAltered(argoCd);
        tellsOfEachState(argoCd, repository);
        prunes(argoCd, repository);
      }
    }
  }

  private static void leavesNothingToSynchronize(ArgoCd argoCd) {
    int before = argoCd.synchronizations("shop");

    argoCd.refresh("shop");

    assertThat(argoCd.state("shop")).isEqualTo("Synced Healthy");
    assertThat(argoCd.synchronizations("shop")).isEqualTo(before);
  }

  private void showsPoliciesBelowTheirFirewalls(ArgoCd argoCd) {
    cluster.soon(() ->
        assertThat(argoCd.below("shop", "AppFirewall", "api"))
            .containsExactly("NetworkPolicy appfw-api"));
    assertThat(argoCd.kinds("shop")).as("what is synchronized").doesNotContain("NetworkPolicy");
  }

  private void healsWhatSomebodyAltered(ArgoCd argoCd) {
    AppFirewallSpec wanted = requireNonNull(cluster.firewall("shop", "api").getSpec());
    AppFirewallSpec everybody =
        Serialization.unmarshal(
            """
            podSelector: {matchLabels: {app: api}}
            ingress:
            - {name: all, from: [{entity: All}], allPorts: true}
            """,
            AppFirewallSpec.class);
    cluster.edit(
        cluster.firewall("shop", "api"),
        firewall -> {
          firewall.setSpec(everybody);
          return firewall;
        });

    cluster.soon(() ->
        assertThat(requireNonNull(cluster.firewall("shop", "api").getSpec()).ingress())
            .isEqualTo(wanted.ingress()));
    argoCd.await("shop", "Synced Healthy");
  }

  private void tellsOfEachState(ArgoCd argoCd, Repository repository) throws IOException {
    String api = repository.read(API);

    repository.write(API, api.replace("name: web}", "name: wbe}"));
    argoCd.refresh("shop");
    argoCd.await("shop", "Synced Degraded");
    cluster.soon(() ->
        assertThat(argoCd.health("shop", "AppFirewall", "api"))
            .isEqualTo("Degraded: 1 of 1 rule is degraded."));

    repository.write(API, api.replace("spec:", "spec:\n  mode: " + Mode.PREVIEW));
    argoCd.refresh("shop");
    argoCd.await("shop", "Synced Suspended");

    repository.write(API, api);
    argoCd.refresh("shop");
    argoCd.await("shop", "Synced Healthy");
  }

  private void prunes(ArgoCd argoCd, Repository repository) throws IOException {
    repository.delete(API);
    argoCd.refresh("shop");

    cluster.collected(() -> assertThat(cluster.policy("shop", "appfw-api")).isEmpty());
    argoCd.await("shop", "Synced Healthy");
  }
}
