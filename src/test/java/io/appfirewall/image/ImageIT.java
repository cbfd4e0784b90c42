package io.appfirewall.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnGenuineControlPlane;
import io.appfirewall.operator.ChartInstall;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that the Dockerfile makes of the jar, by a real Docker daemon. */
@OnGenuineControlPlane
class ImageIT {
  private static final Path CASE = Path.of("src/test/resources/golden/seed-nginx");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** With a cache that does not fit, the JVM would end. */
  private static final String CACHE_COUNTS = "--env=JAVA_TOOL_OPTIONS=-XX:AOTMode=on";

  private static Docker docker;
  private static Image image;

  @BeforeAll
  static void build(@TempDir Path folder) throws IOException {
    // Without it there would be no image.
    Sbom.ofJar();
    docker = Docker.start(folder);
    Image.makeBase(docker);
    image = Image.build(docker, "appfirewall");
  }

  @AfterAll
  static void end() {
    // Where all is skipped there is none.
    if (docker != null) {
      docker.close();
    }
  }

  @Test
  void runsAsTheUserOfTheChart() {
    String user = image.at("/Config/User").asText();

    assertThat(user).isEqualTo("65532:65532");
    assertThat(Path.of("helm/kustomize/install.yaml"))
        .content()
        .contains("runAsUser: 65532", "runAsGroup: 65532");
  }

  @Test
  void isOfTheVersionThatTheChartNames() {
    String version = label("version");

    assertThat(Path.of("helm/kustomize/install.yaml"))
        .content()
        .contains("image: \"appfirewall:" + version + "\"");
    assertThat(label("revision")).isEqualTo("abc");
    assertThat(label("licenses")).isEqualTo("Apache-2.0");
    assertThat(List.of(label("title"), label("description"))).doesNotContain("");
  }

  @Test
  void leavesHealthToTheOrchestrator() {
    assertThat(image.at("/Config/Healthcheck").isMissingNode()).isTrue();
  }

  @Test
  void hasNothingThatItsUserMayWriteAndNoShell() {
    assertThat(image.files())
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(file)
                .as("owner root, and written by no other; the mode of a link is nobody's")
                .matches("(l.{9}|.{5}-.{2}-.) +0/0 .*"))
        .noneMatch(file -> file.matches(".* (usr/)?bin/(ba|da)?sh"));
  }

  @Test
  void hasTheSameLayersWhenBuiltAgain() {
    List<String> again = Image.build(docker, "again").layers();

    assertThat(again).hasSize(5);
    assertThat(again.subList(0, 4))
        .as("the system, Java, libraries, the program; not the cache")
        .isEqualTo(image.layers().subList(0, 4));
  }

  @Test
  void hasTheBillOfMaterialsOfTheJar() throws IOException {
    assertThat(image.text("/app/appfirewall.cdx.json")).isEqualTo(Sbom.ofJar());
  }

  @Test
  void rendersWhatItReads() throws IOException {
    String firewalls = Files.readString(CASE.resolve("in.yaml"));

    assertThat(image.run(List.of(CACHE_COUNTS), firewalls, "render", "-f", "-").orThrow())
        .isEqualTo(Files.readString(CASE.resolve("out.yaml")));
  }

  @Test
  void leavesOthersAPartOfTheMemoryThatItMayHave() {
    Ran ran =
        image.run(
            List.of("--memory=512m", "--env=JDK_JAVA_OPTIONS=-XX:+PrintFlagsFinal"),
            "",
            "--version");

    assertThat(ran.orThrow()).containsPattern("MaxHeapSize += 32[0-9]{7} ");
  }

  @Test
  void optionsOfItsUserCountMoreThanItsOwn() {
    Ran ran =
        image.run(
            List.of("--env=JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=4 -XX:+PrintFlagsFinal"),
            "",
            "--version");

    assertThat(ran.orThrow()).containsPattern("TieredStopAtLevel += 4 ");
  }

  @Test
  void runsAsTheOperator(ControlPlane controlPlane, FreshNamespace namespace, @TempDir Path folder)
      throws IOException {
    CustomResources.install(controlPlane, Path.of("crds"));
    String kubeconfig = controlPlane.kubeconfigAs(ChartInstall.install(controlPlane));
    var operator =
        OperatorContainer.start(image, folder, kubeconfig, CACHE_COUNTS, "--memory=512m");
    operator.awaitReady();

    AppFirewall web = create(controlPlane.client(), namespace);

    await().atMost(PATIENCE).until(() -> policyExists(controlPlane.client(), web));
    assertThat(operator.status("/actuator/sbom")).isIn(401, 403, 404);
    assertThat(operator.log()).doesNotContain("WARN", "ERROR", "[warning]");
    assertThat(operator.stop()).as("ended by the signal, in time").isEqualTo("143");
  }

  private static AppFirewall create(KubernetesClient client, FreshNamespace namespace) {
    AppFirewall web =
        Serialization.unmarshal(
            """
            apiVersion: appfirewall.io/v1beta1
            kind: AppFirewall
            metadata: {name: web, namespace: %s}
            spec: {podSelector: {matchLabels: {app: web}}}
            """
                .formatted(namespace.name()),
            AppFirewall.class);
    return client.resource(web).create();
  }

  private static boolean policyExists(KubernetesClient client, AppFirewall firewall) {
    return client
            .network()
            .v1()
            .networkPolicies()
            .inNamespace(firewall.getMetadata().getNamespace())
            .withName("appfw-" + firewall.getMetadata().getName())
            .get()
        != null;
  }

  private static String label(String name) {
    JsonNode labels = image.at("/Config/Labels");
    return labels.path("org.opencontainers.image." + name).asText();
  }
}
