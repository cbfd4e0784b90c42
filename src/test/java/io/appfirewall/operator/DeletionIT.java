package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A firewall is deleted: what becomes of its policy, and of the next firewall of its name. */
@OnOperator
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class DeletionIT {
  private static final String CLOSED = "podSelector: {matchLabels: {app: web}}\n";
  private static final String ORPHAN = CLOSED + "deletionPolicy: Orphan\n";
  private static final String OPENED =
      "ingress:\n- {name: all, from: [{entity: All}], ports: [{port: 8080}]}\n";

  private final KubernetesClient client;
  private final Cluster cluster;
  private final AuditLog auditLog;
  private final String namespace;

  DeletionIT(
      KubernetesClient client, Cluster cluster, AuditLog auditLog, FreshNamespace namespace) {
    this.client = client;
    this.cluster = cluster;
    this.auditLog = auditLog;
    this.namespace = namespace.name();
  }

  private AppFirewall readyFirewall(String name, String spec) {
    AppFirewall firewall = cluster.firewall(namespace, name, spec);
    cluster.awaitReady(firewall);
    return firewall;
  }

  private void delete(AppFirewall firewall) {
    client.resource(firewall).delete();
  }

  @Nested
  class AndItsPolicyIsToGoWithIt {
    private final AppFirewall first = readyFirewall("web", CLOSED);

    @Test
    void thePolicyGoes() {
      delete(first);

      cluster.collected(() -> assertThat(cluster.policy(namespace, "appfw-web")).isEmpty());
    }

    @Test
    void theNextOneOfItsNameGetsAPolicyOfItsOwn() {
      String uid = cluster.policyOf(first).getMetadata().getUid();
      delete(first);

      AppFirewall second = cluster.firewall(namespace, "web", CLOSED);

      // Until the policy of the first one is collected it is somebody else's.
      cluster.collected(() ->
          assertThat(cluster.policy(namespace, "appfw-web"))
              .hasValueSatisfying(policy -> {
                assertThat(policy.getMetadata().getUid()).isNotEqualTo(uid);
                assertThat(policy.getMetadata().getOwnerReferences())
                    .extracting("uid")
                    .containsExactly(second.getMetadata().getUid());
              }));
      cluster.awaitReady(second);
      assertThat(cluster.repairsToldOf(second)).isEmpty();
    }
  }

  @Nested
  class AndItsPolicyIsToStay {
    private final AppFirewall first = readyFirewall("web", ORPHAN);
    private final NetworkPolicy left = cluster.policyOf(first);
    private AuditLog.Mark mark;

    @BeforeEach
    void deleteIt() {
      mark = auditLog.mark();
      delete(first);
    }

    @Test
    void thePolicyStays() {
      delete(readyFirewall("sibling", CLOSED));

      // When the one that is collected has gone, the other one would have gone, too.
      cluster.collected(() -> assertThat(cluster.policy(namespace, "appfw-sibling")).isEmpty());
      assertThat(cluster.policyOf(first)).isEqualTo(left);
      assertThat(left.getMetadata().getOwnerReferences()).isEmpty();
    }

    @Test
    void theNextOneOfItsNameTakesItUp() {
      AppFirewall second = readyFirewall("web", CLOSED + OPENED);

      NetworkPolicy policy = cluster.policyOf(second);
      assertThat(policy.getMetadata().getUid()).isEqualTo(left.getMetadata().getUid());
      assertThat(policy.getSpec().getIngress()).hasSize(1);
      assertThat(policy.getMetadata().getOwnerReferences())
          .extracting("uid")
          .containsExactly(second.getMetadata().getUid());
      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactly("update " + namespace + "/appfw-web");
      assertThat(cluster.repairsToldOf(second)).isEmpty();
    }

    @Test
    void theNextOneThatIsToLeaveItToTakesItUpWithoutOwningIt() {
      AppFirewall second = readyFirewall("web", ORPHAN + OPENED);

      NetworkPolicy policy = cluster.policyOf(second);
      assertThat(policy.getMetadata().getUid()).isEqualTo(left.getMetadata().getUid());
      assertThat(policy.getMetadata().getOwnerReferences()).isEmpty();
      assertThat(Cluster.policyWrites(auditLog, mark))
          .containsExactly("update " + namespace + "/appfw-web");
    }

    @Test
    void theNextOneThatWantsJustThatWritesNothing() {
      readyFirewall("web", ORPHAN);

      assertThat(Cluster.policyWrites(auditLog, mark)).isEmpty();
    }
  }

  @Test
  void aPolicyThatIsToStayAfterAllLosesItsOwnerWithoutAWordOfRepair() {
    AppFirewall web = readyFirewall("web", CLOSED);
    AuditLog.Mark mark = auditLog.mark();

    cluster.update(namespace, "web", ORPHAN);

    cluster.soon(
        () -> assertThat(cluster.policyOf(web).getMetadata().getOwnerReferences()).isEmpty());
    cluster.awaitReady(web);
    assertThat(Cluster.policyWrites(auditLog, mark))
        .containsExactly("update " + namespace + "/appfw-web");
    assertThat(cluster.repairsToldOf(web)).isEmpty();
  }

  @Test
  void theNextOneOfItsNameInTheNextNamespaceOfItsNameIsReadyWithinSeconds(FreshNamespace fresh) {
    AppFirewall first = readyFirewall("web", CLOSED);
    fresh.close();
    cluster.collected(() -> assertThat(client.resource(fresh.resource()).get()).isNull());

    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    AppFirewall second = readyFirewall("web", CLOSED);

    assertThat(cluster.policyOf(second).getMetadata().getOwnerReferences())
        .extracting("uid")
        .containsExactly(second.getMetadata().getUid())
        .doesNotContain(first.getMetadata().getUid());
    assertThat(cluster.repairsToldOf(second)).isEmpty();
  }
}
