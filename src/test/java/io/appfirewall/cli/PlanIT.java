package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.api.Installed;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.operator.OperatorApplication;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What is planned is what happens; and once it has happened, nothing is left to plan. */
@OnControlPlane(needs = Ability.GENUINE, own = true)
class PlanIT {
  private static final String SHOP = "docs/examples/shop";
  private static final String WORKLOADS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: plain}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: plain}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 80}]}]}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db, namespace: plain}
      spec:
        serviceName: db
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec: {containers: [{name: db, image: db}]}
      ---
      apiVersion: batch/v1
      kind: Job
      metadata: {name: load, namespace: plain}
      spec:
        template:
          metadata: {labels: {app: load}}
          spec: {restartPolicy: Never, containers: [{name: load, image: load}]}
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: report, namespace: plain}
      spec:
        schedule: "@daily"
        jobTemplate:
          spec:
            template:
              metadata: {labels: {app: report}}
              spec: {restartPolicy: Never, containers: [{name: report, image: report}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: db, namespace: plain}
      spec: {selector: {app: db}, ports: [{port: 5432}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: db, namespace: plain}
      spec:
        podSelector: {matchLabels: {app: db}}
        ingress:
        - from: [{podSelector: {matchLabels: {app: web}}}]
          ports: [{port: 5432}]
      """;
  private static JsonNode planned;
  private static ConfigurableApplicationContext operator;

  private final ControlPlane controlPlane;
  private final Kubectl kubectl;

  PlanIT(ControlPlane controlPlane, Kubectl kubectl) {
    this.controlPlane = controlPlane;
    this.kubectl = kubectl;
  }

  @BeforeAll
  static void planAndApply(ControlPlane controlPlane, Kubectl kubectl) throws IOException {
    Installed.crds(kubectl);
    planned = json(plan(controlPlane, "", "-f", SHOP, "-o", "json"));
    operator =
        OperatorApplication.run(
            controlPlane.config(), "--server.port=0", "--POD_NAMESPACE=appfirewall-system");
    kubectl.run("apply", "-f", SHOP).orThrow();
    kubectl.runWithInput(WORKLOADS, "apply", "-f", "-").orThrow();
    kubectl.run("wait", "appfw", "--all", "-A", READY, TIMEOUT).orThrow();
    kubectl.run("wait", "fwb/shop", READY, TIMEOUT).orThrow();
  }

  private static final String READY = "--for=condition=Ready";
  private static final String TIMEOUT = "--timeout=30s";

  @AfterAll
  static void stop() {
    operator.close();
  }

  @Test
  void theOperatorWritesThePoliciesThatWerePlanned() {
    assertThat(texts(planned.at("/networkPolicies"), "change")).containsOnly("created");
    assertThat(texts(planned.at("/networkPolicies"), "name"))
        .containsExactlyElementsOf(
            kubectl
                .run(
                    "get",
                    "networkpolicy",
                    "-A",
                    "-l",
                    "app.kubernetes.io/managed-by=appfirewall-operator",
                    "-o",
                    "jsonpath={range"
                        + " .items[*]}{.metadata.namespace}/{.metadata.name}{\"\\n\"}{end}")
                .orThrow()
                .lines()
                .filter(name -> !name.startsWith("plain/"))
                .sorted()
                .toList());
  }

  @Test
  void theFlowsOfNewWorkloadsAreGained() throws IOException {
    JsonNode flows =
        json(Invocation.live(client(controlPlane), "connectivity", "-o", "json")).at("/flows");
    assertThat(planned.at("/lost")).isEmpty();
    assertThat(StreamSupport.stream(flows.spliterator(), false))
        .containsAll(
            StreamSupport.stream(planned.at("/gained").spliterator(), false)
                .filter(flow -> !flow.toString().contains("plain/"))
                .toList());
  }

  @Test
  void whatWasAppliedIsUnchanged() throws IOException {
    Invocation again = plan(controlPlane, WORKLOADS, "-f", SHOP, "-", "-o", "json", "--exit-code");
    assertThat(again.exitCode()).isZero();
    assertThat(texts(json(again).at("/objects"), "change")).containsOnly("unchanged");
  }

  @Test
  void anotherSpecIsToldWithWhatComesOfIt() {
    Invocation plan =
        plan(controlPlane, WORKLOADS.replace("port: 5432", "port: 5433"), "-f", "-", "--exit-code");
    assertThat(plan.err()).isEmpty();
    assertThat(plan.exitCode()).isEqualTo(3);
    assertThat(plan.out().lines())
        .contains(
            "  ~ NetworkPolicy plain/db",
            "  ~ Service plain/db",
            "    Deployment plain/web",
            "  + plain/web[Deployment] -> plain/db[StatefulSet] TCP 5433",
            "  - plain/web[Deployment] -> plain/db[StatefulSet] TCP 5432");
  }

  private static Invocation plan(ControlPlane controlPlane, String input, String... options) {
    return Invocation.live(
        client(controlPlane), input, Stream.concat(Stream.of("plan"), Stream.of(options)).toList());
  }

  /** One that may be closed. */
  private static KubernetesClient client(ControlPlane controlPlane) {
    return new KubernetesClientBuilder().withConfig(controlPlane.config()).build();
  }

  private static JsonNode json(Invocation invocation) throws IOException {
    assertThat(invocation.err()).isEmpty();
    return new ObjectMapper().readTree(invocation.out());
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.path(field).asText())
        .toList();
  }
}
