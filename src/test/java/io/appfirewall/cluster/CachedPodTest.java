package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.cluster.CachedPod.Port;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Protocol;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachedPodTest {
  private static final String METADATA =
      "metadata: {name: web-1, namespace: shop, resourceVersion: \"7\"}\n";

  private static CachedPod pod(String yaml) {
    return CachedPod.of(Serialization.unmarshal(yaml, Pod.class));
  }

  @Test
  void knowsItsVersionAndEveryPort() {
    CachedPod pod =
        pod(
            METADATA
                + """
                spec:
                  containers:
                  - name: web
                    ports:
                    - {name: http, containerPort: 8080}
                    - {containerPort: 5353, protocol: UDP}
                  - name: sidecar
                """);

    assertThat(pod.resourceVersion()).isEqualTo("7");
    assertThat(pod.ports())
        .containsExactly(new Port("http", "TCP", 8080), new Port("", "UDP", 5353));
  }

  @Test
  void canBeWithoutSpecAndStatus() {
    assertThat(pod(METADATA).party())
        .isEqualTo(
            new io.appfirewall.core.flow.Pod(
                new NamespacedName("shop", "web-1"),
                new Workload("shop", "web-1", "Pod"),
                Map.of(),
                List.of(),
                false,
                Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "Pending, false",
    "Running, false",
    "Unknown, false",
    "Succeeded, true",
    "Failed, true"
  })
  void hasFinishedOnceItHasEndedForGood(String phase, boolean finished) {
    assertThat(pod(METADATA + "status: {phase: " + phase + "}").finished()).isEqualTo(finished);
  }

  @Test
  void sharesWhatAnEqualOneHas() {
    Interner interner = new Interner();
    String web = ", labels: {app: web}, ownerReferences: [{kind: Job, name: j, controller: true}]";
    String ports = "spec: {containers: [{ports: [{name: http, containerPort: 80}]}]}";
    CachedPod one = pod("metadata: {name: a, namespace: shop" + web + "}\n" + ports);
    CachedPod other = pod("metadata: {name: b, namespace: shop" + web + "}\n" + ports);

    CachedPod shared = one.sharing(interner);
    CachedPod sharing = other.sharing(interner);

    assertThat(sharing).isEqualTo(other);
    assertThat(sharing.namespace()).isSameAs(shared.namespace());
    assertThat(sharing.labels()).isSameAs(shared.labels());
    assertThat(sharing.ports()).isSameAs(shared.ports());
    assertThat(sharing.party().ports()).isSameAs(shared.party().ports());
    assertThat(sharing.party().workload()).isSameAs(shared.party().workload());
  }

  @Nested
  class ForPolicies {
    private final CachedPod before = pod(METADATA + "status: {phase: Pending}");

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "status: {phase: Running}",
          "spec: {nodeName: node-1}",
        })
    void isTheSameWhateverElseChanges(String part) {
      assertThat(pod(METADATA + part).isSameForPolicies(before)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "status: {phase: Failed}",
          "status: {podIPs: [{ip: 10.0.0.7}]}",
          "spec: {hostNetwork: true}",
          "spec: {containers: [{ports: [{containerPort: 80}]}]}",
        })
    void isAnotherWhenItsTrafficMayBe(String part) {
      assertThat(pod(METADATA + part).isSameForPolicies(before)).isFalse();
    }

    @Test
    void isAnotherWithOtherLabels() {
      assertThat(
              pod("metadata: {name: web-1, namespace: shop, labels: {app: web}}")
                  .isSameForPolicies(before))
          .isFalse();
    }

    @Test
    void isAnotherWhenThereWasNone() {
      assertThat(before.isSameForPolicies(null)).isFalse();
    }
  }

  @Nested
  class AsTheEvaluatorHasIt {
    private static io.appfirewall.core.flow.Pod party(String metadata, String rest) {
      return pod("metadata: {name: web-1, namespace: shop" + metadata + "}\n" + rest).party();
    }

    @Test
    void isAllThatDecidesAboutItsTraffic() {
      assertThat(
              party(
                  ", labels: {app: web}",
                  """
                  spec:
                    hostNetwork: true
                    containers:
                    - ports:
                      - {name: http, containerPort: 8080}
                      - {name: dns, containerPort: 53, protocol: UDP}
                      - {containerPort: 9090}
                    initContainers:
                    - {restartPolicy: Always, ports: [{name: mesh, containerPort: 15001}]}
                    - {ports: [{name: once, containerPort: 1}]}
                  status: {podIPs: [{ip: 10.0.0.7}, {ip: "fd00::7"}]}
                  """))
          .isEqualTo(
              new io.appfirewall.core.flow.Pod(
                  new NamespacedName("shop", "web-1"),
                  new Workload("shop", "web-1", "Pod"),
                  Map.of("app", "web"),
                  List.of(
                      new NamedPort("http", Protocol.TCP, 8080),
                      new NamedPort("dns", Protocol.UDP, 53),
                      new NamedPort("mesh", Protocol.TCP, 15_001)),
                  true,
                  Set.of(Cidr.of("10.0.0.7/32"), Cidr.of("fd00::7/128"))));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "ReplicaSet  | web-6f | 6f | shop/web[Deployment]",
          "ReplicaSet  | web-6f | 7a | shop/web-6f[ReplicaSet]",
          "ReplicaSet  | web-6f | '' | shop/web-6f[ReplicaSet]",
          "ReplicaSet  | -6f    | 6f | shop/-6f[ReplicaSet]",
          "StatefulSet | db     | 6f | shop/db[StatefulSet]",
          "Job         | tidy-1 | '' | shop/tidy-1[Job]",
          "Node        | node-1 | '' | shop/web-1[Pod]",
        })
    void isAPartOfWhatItsControllerIs(String kind, String name, String hash, String workload) {
      assertThat(
              party(
                      ", labels: {pod-template-hash: \"%s\"}, ownerReferences: [{kind: %s, name: \"%s\", controller: true}]"
                          .formatted(hash, kind, name),
                      "")
                  .workload())
          .hasToString(workload);
    }
  }
}
