package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.cluster.CachedPod.Controller;
import io.appfirewall.cluster.CachedPod.Port;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void keepsWhatDecidesAboutItsTraffic() {
    CachedPod pod =
        pod(
            """
            metadata:
              name: web-1
              namespace: shop
              resourceVersion: "7"
              labels: {app: web}
              annotations: {note: long}
              ownerReferences:
              - {kind: ConfigMap, name: other}
              - {kind: ReplicaSet, name: web-6f, controller: true}
            spec:
              hostNetwork: true
              nodeName: node-1
              containers:
              - name: web
                ports:
                - {name: http, containerPort: 8080}
                - {containerPort: 5353, protocol: UDP}
              - name: sidecar
            status:
              phase: Running
              podIPs: [{ip: 10.0.0.7}, {ip: "2001:db8::7"}]
            """);

    assertThat(pod)
        .isEqualTo(
            new CachedPod(
                "shop",
                "web-1",
                "7",
                Map.of("app", "web"),
                true,
                false,
                List.of(new Port("http", "TCP", 8080), new Port("", "UDP", 5353)),
                List.of("10.0.0.7", "2001:db8::7"),
                "node-1",
                Optional.of(new Controller("ReplicaSet", "web-6f"))));
  }

  @Test
  void canBeWithoutSpecAndStatus() {
    assertThat(pod(METADATA))
        .isEqualTo(
            new CachedPod(
                "shop",
                "web-1",
                "7",
                Map.of(),
                false,
                false,
                List.of(),
                List.of(),
                "",
                Optional.empty()));
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
    CachedPod one = pod(METADATA + "spec: {nodeName: n}").sharing(interner);
    CachedPod other = pod(METADATA + "spec: {nodeName: n}").sharing(interner);

    assertThat(other).isEqualTo(one);
    assertThat(other.labels()).isSameAs(one.labels());
    assertThat(other.ports()).isSameAs(one.ports());
    assertThat(other.node()).isSameAs(one.node());
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
}
