package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.flow.Pod;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadsTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final String TEMPLATE =
      """
          metadata: {labels: {app: web}}
          spec:
            containers:
            - ports: [{name: http, containerPort: 8080}, {containerPort: 9000}]
      """;
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
      """
          + TEMPLATE;
  private static final String REPLICA_SET =
      """
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata:
        name: web-5d4
        namespace: shop
        ownerReferences: [{kind: Deployment, name: web, controller: true}]
      spec:
        template:
      """
          + TEMPLATE;
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: web-5d4-x
        namespace: shop
        labels: {app: web, track: canary}
        ownerReferences: [{kind: ReplicaSet, name: web-5d4, controller: true}]
      status: {podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}
      """;

  @Nested
  class APodWithOwners {
    @Test
    void belongsToTheTopmostThatIsKnown() {
      assertThat(workloads(POD, REPLICA_SET, DEPLOYMENT)).containsExactly("shop/web[Deployment]");
      assertThat(workloads(POD, REPLICA_SET)).containsExactly("shop/web[Deployment]");
      assertThat(workloads(POD)).containsExactly("shop/web-5d4[ReplicaSet]");
    }

    @Test
    void isAWorkloadOfItsOwnWhenItsNodeOwnsIt() {
      assertThat(
              workloads(POD.replace("kind: ReplicaSet, name: web-5d4,", "kind: Node, name: n1,")))
          .containsExactly("shop/web-5d4-x[Pod]");
    }

    @Test
    void standsForThemWithWhatItReallyHas() {
      Pod pod = pods(DEPLOYMENT, REPLICA_SET, POD).getFirst();
      assertThat(pod.labels()).containsEntry("track", "canary");
      assertThat(pod.addresses()).hasSize(2);
    }

    @Test
    void doesNotStandForThemOnceItHasEnded() {
      assertThat(
              pods(DEPLOYMENT, REPLICA_SET, POD.replace("status: {", "status: {phase: Failed, ")))
          .extracting(pod -> pod.id().toString())
          .containsExactly("shop/web");
    }

    @Test
    void mayBeInACircle() {
      String circle =
          REPLICA_SET.replace("kind: Deployment, name: web,", "kind: ReplicaSet, name: web-5d4,");
      assertThat(workloads(POD, circle)).containsExactly("shop/web-5d4[ReplicaSet]");
    }
  }

  @Test
  void aPodWithoutOwnersIsAWorkload() {
    assertThat(workloads("apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}"))
        .containsExactly("b/a[Pod]");
  }

  @Test
  void aTemplateTellsLabelsAndNamedPorts() {
    Pod pod = pods(DEPLOYMENT).getFirst();
    assertThat(pod.labels()).containsOnlyKeys("app");
    assertThat(pod.ports())
        .singleElement()
        .hasToString("NamedPort[name=http, protocol=TCP, number=8080]");
    assertThat(pod.addresses()).isEmpty();
  }

  @Test
  void aPortWithoutANumberIsNone() {
    assertThat(pods(DEPLOYMENT.replace("containerPort: 8080", "hostPort: 80")).getFirst().ports())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "apps/v1,StatefulSet",
    "apps/v1,DaemonSet",
    "apps/v1,ReplicaSet",
    "v1,ReplicationController",
    "batch/v1,Job"
  })
  void everyControllerHasATemplate(String apiVersion, String kind) {
    assertThat(workloads(DEPLOYMENT.replace("apps/v1", apiVersion).replace("Deployment", kind)))
        .containsExactly("shop/web[" + kind + "]");
  }

  @Test
  void aCronJobsTemplateIsThatOfItsJobs() {
    String cronJob =
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: nightly, namespace: shop}
        spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: nightly}}}}}}
        """;
    assertThat(pods(cronJob))
        .singleElement()
        .satisfies(pod -> {
          assertThat(pod.workload()).hasToString("shop/nightly[CronJob]");
          assertThat(pod.labels()).containsEntry("app", "nightly");
        });
  }

  private static List<String> workloads(String... objects) {
    return pods(objects).stream().map(pod -> pod.workload().toString()).toList();
  }

  private static List<Pod> pods(String... objects) {
    ManifestsBuilder builder = new ManifestsBuilder();
    Stream.of(objects)
        .map(object -> (HasMetadata) YAML.unmarshal(object))
        .forEach(object -> builder.add(object, Misfit.NONE));
    return builder.build().pods();
  }
}
