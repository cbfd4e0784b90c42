package io.appfirewall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LazyDeserializersTest {
  private static final JsonMapper EAGER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
          .build();

  /** They are not kept. Of a fieldsV1 everything is unknown. */
  private static final String UNKNOWN_FIELDS = "(?!.*fieldsV1).*additionalProperties";

  private static final String OBJECT =
      """
      {
        "metadata": {
          "name": "web", "labels": {"app": "web"}, "annotations": null,
          "ownerReferences": [{"kind": "ReplicaSet", "name": "web-1", "controller": true}],
          "managedFields": [{"manager": "kubectl", "fieldsV1": {"f:spec": {}}}]
        },
        "spec": {
          "nodeName": null,
          "podSelector": {"matchExpressions": [{"key": "a", "operator": "In", "values": ["b"]}]},
          "ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}], "ports": [{"port": "http"}]}],
          "ports": [{"port": 80, "targetPort": 8080}, {"port": 81, "targetPort": "http"}],
          "containers": [{
            "name": "c",
            "ports": [{"name": "http", "containerPort": 8080}],
            "resources": {"limits": {"cpu": "500m"}}
          }],
          "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"hostNetwork": true}},
          "volumes": [{"configMap": {"items": null}}]
        },
        "status": {"podIPs": [{"ip": "10.0.0.1"}], "conditions": [], "phase": "Running"}
      }
      """;

  @ParameterizedTest
  @ValueSource(
      classes = {Pod.class, Deployment.class, Service.class, NetworkPolicy.class, Namespace.class})
  void readsWhatIsReadWithoutIt(Class<? extends HasMetadata> type) throws Exception {
    assertThat(StrictJson.MAPPER.readValue(OBJECT, type))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(UNKNOWN_FIELDS)
        .isEqualTo(EAGER.readValue(OBJECT, type));
  }

  @Test
  void readsWhatIsNullInAListOrMapAsEmpty() throws Exception {
    Pod pod =
        StrictJson.MAPPER.readValue(
            """
            {
              "metadata": {"labels": {"app": null, "tier": "a"}},
              "spec": {"containers": [null, {"name": "c", "command": [null, "sh"]}]},
              "status": {"podIPs": [null]}
            }
            """,
            Pod.class);
    assertThat(pod.getMetadata().getLabels()).isEqualTo(Map.of("app", "", "tier", "a"));
    assertThat(pod.getSpec().getContainers())
        .containsExactly(
            new Container(), new ContainerBuilder().withName("c").withCommand("", "sh").build());
    assertThat(pod.getStatus().getPodIPs()).containsExactly(new PodIP());
  }

  @Test
  void tellsWhereTheFailureIs() {
    assertThat(
            catchThrowable(() ->
                StrictJson.MAPPER.readValue(
                    "{\"spec\": {\"containers\": [{\"ports\": 80}]}}", Pod.class)))
        .hasMessageContaining("[\"spec\"]")
        .hasMessageContaining("[\"containers\"]")
        .hasMessageContaining("[\"ports\"]");
  }
}
