package io.appfirewall.operator;

import static io.appfirewall.operator.Baselines.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.OwnResource;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.operator.GitopsTools.Answer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Argo CD, by our health script, and Flux, by kstatus, make of objects of a genuine API server
 * in each state. {@code -Dgitops.update=true} rewrites the objects that the script's own test has.
 */
@OnOperator
class GitopsIT {
  private static final boolean UPDATE = Boolean.getBoolean("gitops.update");
  private static final String WEB = "podSelector: {matchLabels: {app: web}}\n";
  private static final String FROM_API =
      WEB + "ingress:\n- {name: api, from: [{firewall: {name: api}}], ports: [{port: 8080}]}\n";

  private final Cluster cluster;
  private final KubernetesClient client;
  private final Baselines baselines;
  private final FreshNamespace namespace;
  private final String state;
  private final GitopsTools tools = GitopsTools.find();

  GitopsIT(Cluster cluster, KubernetesClient client, FreshNamespace namespace, TestInfo test) {
    this.cluster = cluster;
    this.client = client;
    this.baselines = new Baselines(client);
    this.namespace = namespace;
    this.state = test.getTestMethod().orElseThrow().getName();
  }

  @AfterEach
  void clear() {
    baselines.clear();
  }

  @Test
  void healthy() throws IOException {
    AppFirewall web = firewall(WEB);
    cluster.awaitReady(web);

    assertThat(judge(web))
        .isEqualTo(new Answer("Healthy", "All is as the spec wants it.", "Current"));
  }

  @Test
  void progressing() throws IOException {
    cluster.apply(
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: none, namespace: %s}
        spec: {hard: {count/networkpolicies.networking.k8s.io: 0}}
        """
            .formatted(namespace));
    FirewallBaseline closed =
        baselines.apply("closed", "mode: Enforce\npolicyTypes: [Ingress]\n" + only(namespace));
    cluster.awaitCondition(closed, "Ready=False/Waiting");

    Answer answer = judge(closed);

    assertThat(answer.health()).isEqualTo("Progressing");
    assertThat(answer.kstatus()).isEqualTo("InProgress");
  }

  @Test
  void degraded() throws IOException {
    AppFirewall web = firewall(FROM_API);
    cluster.awaitCondition(web, "Ready=False/FirewallNotFound");

    assertThat(judge(web))
        .isEqualTo(new Answer("Degraded", "1 of 1 rule is degraded.", "InProgress"));
  }

  @Test
  void stalled() throws IOException {
    cluster.apply(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: appfw-web, namespace: %s}
        spec: {podSelector: {}}
        """
            .formatted(namespace));
    AppFirewall web = firewall(WEB);
    cluster.awaitCondition(web, "Stalled=True/Conflict");

    Answer answer = judge(web);

    assertThat(answer.health()).isEqualTo("Degraded");
    assertThat(answer.kstatus()).isEqualTo("Failed");
  }

  @Test
  void suspended() throws IOException {
    AppFirewall web = firewall(WEB + "mode: Preview");
    cluster.awaitCondition(web, "Programmed=True/Preview");

    Answer answer = judge(web);

    assertThat(answer.health()).isEqualTo("Suspended");
    assertThat(answer.kstatus()).isEqualTo("Current");
  }

  @Test
  void unseen() throws IOException {
    AppFirewall web = firewall(WEB);
    cluster.awaitReady(web);
    AppFirewall next = client.resource(web).get();
    next.getMetadata().setGeneration(next.getMetadata().getGeneration() + 1);

    assertThat(tools.judge(Serialization.asJson(next)))
        .isEqualTo(new Answer("Progressing", "Waiting for the operator.", "InProgress"));
  }

  @ParameterizedTest
  @MethodSource("ownTests")
  void itsOwnTestHolds(JsonNode expected) throws IOException {
    Path object = GitopsTools.FOLDER.resolve(expected.path("inputPath").asText());
    Answer answer = tools.judge(new YAMLMapper().readTree(object.toFile()).toString());

    assertThat(answer.health()).isEqualTo(expected.at("/healthStatus/status").asText());
    assertThat(answer.message()).isEqualTo(expected.at("/healthStatus/message").asText());
  }

  static Stream<JsonNode> ownTests() throws IOException {
    return new YAMLMapper()
        .readTree(GitopsTools.FOLDER.resolve("health_test.yaml").toFile())
        .path("tests")
        .valueStream();
  }

  @Test
  void thePatchHoldsTheSameScript() throws IOException {
    JsonNode patch =
        new YAMLMapper().readTree(Path.of("docs/gitops/argocd/argocd-cm.yaml").toFile());
    JsonNode customizations =
        new YAMLMapper().readTree(patch.at("/data/resource.customizations").asText());

    assertThat(customizations.path("appfirewall.io/*").path("health.lua").asText())
        .isEqualTo(Files.readString(GitopsTools.FOLDER.resolve("health.lua")));
  }

  private AppFirewall firewall(String spec) {
    return cluster.firewall(namespace.name(), "web", spec);
  }

  private Answer judge(OwnResource<?, ?> object) throws IOException {
    OwnResource<?, ?> now = client.resource(object).get();
    if (UPDATE) {
      ObjectNode tree = (ObjectNode) new YAMLMapper().readTree(Serialization.asYaml(now));
      tree.withObject("/metadata").remove("managedFields");
      Files.writeString(
          GitopsTools.FOLDER.resolve("testdata").resolve(state + ".yaml"),
          new YAMLMapper().writeValueAsString(tree).replace(namespace.name(), "shop"));
    }
    return tools.judge(Serialization.asJson(now));
  }
}
