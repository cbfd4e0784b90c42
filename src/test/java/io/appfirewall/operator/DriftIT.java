package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody alters a policy of ours; it is put right with one write, and its owner hears of it. */
@OnOperator
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class DriftIT {
  private static final String CLOSED =
      """
      podSelector: {matchLabels: {app: db}}
      policyTypes: [Ingress, Egress]
      dns: Deny
      """;

  private final KubernetesClient client;
  private final Cluster cluster;
  private final AuditLog auditLog;
  private final FreshNamespace namespace;
  private final AppFirewall firewall;
  private final NetworkPolicySpec wanted;

  DriftIT(KubernetesClient client, Cluster cluster, AuditLog auditLog, FreshNamespace namespace) {
    this.client = client;
    this.cluster = cluster;
    this.auditLog = auditLog;
    this.namespace = namespace;
    this.firewall = cluster.firewall(namespace.name(), "db", CLOSED);
    cluster.awaitReady(firewall);
    this.wanted = cluster.policyOf(firewall).getSpec();
  }

  private Resource<NetworkPolicy> policy() {
    return client
        .network()
        .v1()
        .networkPolicies()
        .inNamespace(namespace.name())
        .withName("appfw-db");
  }

  private void apply(String manager, String fields) {
    policy()
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(true)
                .build(),
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", %s}
            """
                .formatted(fields));
  }

  private List<String> writes(AuditLog.Mark mark) {
    return Cluster.policyWrites(auditLog, mark);
  }

  @Nested
  class WhenAnotherManagerAppliesARuleThatOpensEverything {
    private AuditLog.Mark mark;

    @BeforeEach
    void open() {
      mark = auditLog.mark();
      apply("argocd-controller", "\"spec\": {\"podSelector\": {}, \"egress\": [{}]}");
    }

    @Test
    void closesItAgainInOneWrite() {
      cluster.soon(() -> assertThat(cluster.policyOf(firewall).getSpec()).isEqualTo(wanted));

      assertThat(writes(mark)).containsExactly("update " + namespace.name() + "/appfw-db");
    }

    @Test
    void namesTheManager() {
      cluster.soon(() ->
          assertThat(cluster.events(firewall))
              .containsExactly(
                  "DriftRepaired: Field manager argocd-controller altered the spec of"
                      + " NetworkPolicy "
                      + namespace.name()
                      + "/appfw-db; it stands as wanted again."));
    }
  }

  @Test
  void putsBackAnEditedSpec() {
    AuditLog.Mark mark = auditLog.mark();

    policy()
        .edit(policy -> {
          policy.getSpec().setPolicyTypes(List.of("Ingress"));
          return policy;
        });

    cluster.soon(() -> assertThat(cluster.policyOf(firewall).getSpec()).isEqualTo(wanted));
    assertThat(writes(mark)).containsExactly("update " + namespace.name() + "/appfw-db");
    cluster.soon(() ->
        assertThat(cluster.events(firewall))
            .singleElement()
            .asString()
            .startsWith("DriftRepaired"));
  }

  @Test
  void putsBackALabelThatWasTakenOff() {
    AuditLog.Mark mark = auditLog.mark();

    policy()
        .edit(policy -> {
          policy.getMetadata().getLabels().remove("app.kubernetes.io/managed-by");
          return policy;
        });

    cluster.soon(() ->
        assertThat(cluster.policyOf(firewall).getMetadata().getLabels())
            .containsEntry("app.kubernetes.io/managed-by", "appfirewall-operator"));
    assertThat(writes(mark)).containsExactly("update " + namespace.name() + "/appfw-db");
    cluster.soon(() ->
        assertThat(cluster.events(firewall))
            .singleElement()
            .asString()
            .startsWith("DriftRepaired: Somebody altered our labels"));
  }

  @Test
  void putsBackAnOwnerThatWasTakenOff() {
    AuditLog.Mark mark = auditLog.mark();

    policy()
        .edit(policy -> {
          policy.getMetadata().setOwnerReferences(List.of());
          return policy;
        });

    cluster.soon(() ->
        assertThat(cluster.policyOf(firewall).getMetadata().getOwnerReferences())
            .extracting("uid")
            .containsExactly(firewall.getMetadata().getUid()));
    assertThat(writes(mark)).containsExactly("update " + namespace.name() + "/appfw-db");
    cluster.soon(() ->
        assertThat(cluster.events(firewall)).singleElement().asString().contains("ownerReference"));
  }

  @Test
  void createsAgainWhatWasDeleted() {
    AuditLog.Mark mark = auditLog.mark();

    policy().delete();

    cluster.soon(() -> assertThat(cluster.policy(namespace.name(), "appfw-db")).isPresent());
    assertThat(writes(mark)).containsExactly("create " + namespace.name() + "/appfw-db");
    cluster.soon(() ->
        assertThat(cluster.events(firewall))
            .singleElement()
            .asString()
            .startsWith("DriftRepaired: Somebody deleted"));
  }

  @Test
  void leavesAloneWhatOthersAdd() {
    policy()
        .edit(policy -> {
          policy.getMetadata().getLabels().put("team", "data");
          policy.getMetadata().getAnnotations().put("note", "seen");
          policy.getSpec().setPolicyTypes(List.of("Ingress"));
          return policy;
        });

    cluster.soon(() -> assertThat(cluster.policyOf(firewall).getSpec()).isEqualTo(wanted));

    NetworkPolicy repaired = cluster.policyOf(firewall);
    assertThat(repaired.getMetadata().getLabels()).containsEntry("team", "data");
    assertThat(repaired.getMetadata().getAnnotations()).containsEntry("note", "seen");
  }
}
