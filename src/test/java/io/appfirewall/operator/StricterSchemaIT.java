package io.appfirewall.operator;

import static io.appfirewall.operator.OddObjects.wrongType;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/** A schema that is stricter than the one under which an object was written. */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.PARTS},
    own = true)
class StricterSchemaIT {
  @Test
  void objectsFromBeforeDoNotKeepTheOperatorFromStarting(
      ControlPlane controlPlane, KubernetesClient client, FreshNamespace namespace) {
    Cluster cluster = new Cluster(client);
    OddObjects odd = new OddObjects(client);
    OddObjects.letIn(controlPlane);
    GenericKubernetesResource group = odd.create("AddressGroup", namespace.name(), "text");
    GenericKubernetesResource firewall =
        odd.create("AppFirewall", namespace.name(), "{allPods: true, description: [x]}");
    OddObjects.letInNoMore(controlPlane);
    AppFirewall web =
        cluster.firewall(namespace.name(), "web", "podSelector: {matchLabels: {app: web}}");

    try (var _ = RunningOperator.start(controlPlane.config())) {
      cluster.awaitReady(web);
      odd.awaitRefusal(firewall, wrongType("spec.description"));
      odd.awaitRefusal(group, wrongType("spec"));
    }
  }
}
