package io.appfirewall.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class AuditLogIT {
  private final ControlPlane controlPlane;
  private final KubernetesClient client;
  private final AuditLog auditLog;

  AuditLogIT(ControlPlane controlPlane, KubernetesClient client, AuditLog auditLog) {
    this.controlPlane = controlPlane;
    this.client = client;
    this.auditLog = auditLog;
  }

  @Test
  void countsEveryWrite(FreshNamespace namespace) {
    var mark = auditLog.mark();

    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> client.resource(configMap(namespace, "c" + i)).create());

    assertThat(auditLog.writesSince(mark)).hasSize(200);
  }

  @Test
  void tellsWhatWasWritten(FreshNamespace namespace) {
    var mark = auditLog.mark();

    client.resource(configMap(namespace, "one")).create();

    assertThat(auditLog.writesSince(mark))
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("userAgent")
        .isEqualTo(
            new ApiRequest(
                "admin", "", "create", "", "configmaps", namespace.name(), "one", 201, false));
  }

  @Test
  void tellsReadsFromWrites(FreshNamespace namespace) {
    ConfigMap stored = client.resource(configMap(namespace, "one")).create();
    var mark = auditLog.mark();

    client.resource(stored).get();
    client.configMaps().inNamespace(namespace.name()).list();
    client.resource(stored).dryRun().update();

    assertThat(auditLog.writesSince(mark)).isEmpty();
    assertThat(auditLog.since(mark))
        .filteredOn(request -> request.namespace().equals(namespace.name()))
        .extracting(ApiRequest::verb)
        .isEqualTo(List.of("get", "list", "update"));
  }

  @Test
  void namesTheUserThatWasImpersonated(FreshNamespace namespace) {
    var mark = auditLog.mark();

    try (var alice = controlPlane.clientAs(Identity.user("alice"))) {
      assertThatThrownBy(() -> alice.resource(configMap(namespace, "hers")).create())
          .isInstanceOf(KubernetesClientException.class);
    }

    assertThat(auditLog.writesSince(mark))
        .singleElement()
        .satisfies(request -> {
          assertThat(request.user()).isEqualTo("alice");
          assertThat(request.code()).isEqualTo(403);
        });
  }

  private static ConfigMap configMap(FreshNamespace namespace, String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace.name())
        .endMetadata()
        .build();
  }
}
