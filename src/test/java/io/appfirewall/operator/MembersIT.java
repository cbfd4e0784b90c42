package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.Members;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.AuditLog;
import io.appfirewall.controlplane.FreshNamespace;
import io.appfirewall.controlplane.OnControlPlane;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/** Pods come and go: a firewall's status counts its members, in the background. */
@OnOperator(arguments = "--appfirewall.settle=200ms")
@OnControlPlane(needs = {Ability.GENUINE, Ability.AUDIT_LOG})
class MembersIT {
  private final KubernetesClient client;
  private final Cluster cluster;
  private final AuditLog auditLog;
  private final String namespace;
  private final AppFirewall web;

  MembersIT(KubernetesClient client, Cluster cluster, AuditLog auditLog, FreshNamespace namespace) {
    this.client = client;
    this.cluster = cluster;
    this.auditLog = auditLog;
    this.namespace = namespace.name();
    this.web = cluster.firewall(namespace.name(), "web", "podSelector: {matchLabels: {app: web}}");
    cluster.awaitReady(web);
  }

  private Pod pod(String name, String app, boolean hostNetwork) {
    return client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .addToLabels("app", app)
                .endMetadata()
                .withNewSpec()
                .withHostNetwork(hostNetwork)
                .addNewContainer()
                .withName("web")
                .withImage("web")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private void awaitMembers(int pods, int hostNetwork) {
    cluster.soon(() ->
        assertThat(cluster.status(namespace, "web").members())
            .isEqualTo(new Members(pods, hostNetwork)));
  }

  @Test
  void aPodThatComesCostsOneWriteOfTheStatus() {
    AuditLog.Mark mark = auditLog.mark();

    pod("web-1", "web", false);

    awaitMembers(1, 0);
    assertThat(Cluster.writes(auditLog, mark))
        .extracting(request -> request.verb() + " " + request.resource())
        .containsExactly("update appfirewalls/status");
  }

  @Test
  void podsOnTheirNodesNetworkAreCountedApart() {
    pod("web-1", "web", false);
    pod("web-2", "web", true);

    awaitMembers(2, 1);
  }

  @Test
  void aPodThatHasEndedIsNoMemberAnyMore() {
    Pod pod = pod("web-1", "web", false);
    awaitMembers(1, 0);

    client
        .resource(pod)
        .editStatus(now -> now.edit().withNewStatus().withPhase("Succeeded").endStatus().build());

    awaitMembers(0, 0);
  }

  @Test
  void aPodThatIsRelabelledChangesSides() {
    Pod pod = pod("web-1", "api", false);
    awaitMembers(0, 0);

    cluster.edit(
        pod, now -> now.edit().editMetadata().addToLabels("app", "web").endMetadata().build());

    awaitMembers(1, 0);
  }

  @Test
  void anotherSelectorCountsOthers() {
    pod("api-1", "api", false);

    cluster.update(namespace, "web", "podSelector: {matchLabels: {app: api}}");

    awaitMembers(1, 0);
  }

  @Test
  void aPodThatGoesIsNotCounted() {
    Pod pod = pod("web-1", "web", false);
    awaitMembers(1, 0);

    client.resource(pod).withGracePeriod(0).delete();

    awaitMembers(0, 0);
  }
}
