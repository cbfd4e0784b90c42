package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.cluster.Caches;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.Identity;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.controlplane.Part;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start on a cluster that is not as it should be: it says what to do, and goes on once it is. */
@OnControlPlane(
    needs = {Ability.GENUINE, Ability.PARTS},
    own = true)
@ExtendWith(OutputCaptureExtension.class)
class StartIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String USER = "somebody";

  private final ControlPlane controlPlane;
  private final KubernetesClient client;

  StartIT(ControlPlane controlPlane, KubernetesClient client) {
    this.controlPlane = controlPlane;
    this.client = client;
  }

  @BeforeEach
  void install() {
    CustomResources.install(controlPlane, Path.of("crds"));
  }

  @Test
  void waitsForTheApiServer(@TempDir Path folder) throws IOException {
    Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), controlPlane.kubeconfig());
    controlPlane.kill(Part.API_SERVER);
    try (var operator = OperatorProcess.start(folder, kubeconfig)) {
      operator.awaitLog("cannot be reached: nobody answers there.");
      assertThat(operator.isLive()).isTrue();
      assertThat(operator.isReady()).isFalse();

      controlPlane.restart(Part.API_SERVER);

      operator.awaitReady();
      assertThat(operator.log()).doesNotContain("\tat ");
    }
  }

  @Test
  void waitsForAnApiServerThatGoesAway(CapturedOutput output) {
    String[] patient = {
      "--POD_NAMESPACE=default",
      "--appfirewall.leader-election.enabled=true",
      "--appfirewall.leader-election.lease-duration=2m",
      "--appfirewall.leader-election.renew-deadline=1m",
      "--appfirewall.leader-election.retry-period=1s"
    };
    try (var leader = RunningOperator.start(controlPlane.config(), patient);
        var standby = RunningOperator.start(controlPlane.config(), patient)) {
      controlPlane.kill(Part.API_SERVER);
      awaitSentence(output, "Not hearing of every change any more; trying again");
      assertThat(leader.isReady()).isFalse();

      controlPlane.restart(Part.API_SERVER);

      awaitReady(leader);
      awaitReady(standby);
      awaitSentence(output, "Hearing of every change again");
      assertThat(output).doesNotContain("\tat ");
    }
  }

  @Test
  void endsWhenAWatchHasEnded(CapturedOutput output) {
    try (var operator = RunningOperator.start(controlPlane.config())) {
      operator.bean(Caches.class).stop();

      awaitSentence(output, "A watch has ended for good; ending");
      assertThat(operator.exits()).contains(1);
    }
  }

  @Test
  void waitsForTheCustomResourceDefinitions(CapturedOutput output) {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("addressgroups.appfirewall.io")
        .delete();
    try (var operator = RunningOperator.startWithoutWaiting(controlPlane.config())) {
      awaitSentence(
          output,
          "The cluster does not know addressgroups.appfirewall.io. Install the custom resource"
              + " definitions (kubectl apply -f crds/).");

      CustomResources.install(controlPlane, Path.of("crds"));

      awaitReady(operator);
      assertThat(output).doesNotContain("\tat ");
    }
  }

  @Test
  void waitsForItsRights(CapturedOutput output) {
    Config powerless = Identity.user(USER).applyTo(controlPlane.config(), client);
    try (var operator = RunningOperator.startWithoutWaiting(powerless)) {
      awaitSentence(
          output,
          "The operator may not list, watch appfirewalls.appfirewall.io; list, watch"
              + " firewallbaselines.appfirewall.io; ");
      assertThat(output)
          .contains("; list, watch, get, create, update, delete networkpolicies.networking.k8s.io;")
          .contains(
              "; create events; create tokenreviews.authentication.k8s.io; create"
                  + " subjectaccessreviews.authorization.k8s.io. Give it the rights that"
                  + " docs/operator.md lists.");

      ClusterRoleBinding rights = client.resource(binding("cluster-admin")).create();

      awaitReady(operator);
      assertThat(output).doesNotContain("\tat ");
      client.resource(rights).delete();
    }
  }

  @Test
  void takesAServiceWithoutEndpointsAsItComes(CapturedOutput output) {
    EndpointSlice empty =
        new EndpointSliceBuilder()
            .withNewMetadata()
            .withName("empty")
            .withNamespace("default")
            .endMetadata()
            .withAddressType("IPv4")
            .build();
    client.resource(empty).create();
    try (var operator = RunningOperator.startWithoutWaiting(controlPlane.config())) {
      awaitReady(operator);
      assertThat(output).doesNotContain("\tat ");
    } finally {
      client.resource(empty).delete();
    }
  }

  @Test
  void endsWhereItMayListAndNotWatch(CapturedOutput output) {
    Config listing = Identity.user(USER).applyTo(controlPlane.config(), client);
    ClusterRole role = client.resource(right("list")).create();
    ClusterRoleBinding binding = client.resource(binding(role.getMetadata().getName())).create();
    try (var operator = RunningOperator.startWithoutWaiting(listing)) {
      awaitSentence(output, "The operator may not watch appfirewalls.appfirewall.io; ");

      await().atMost(SOON).until(() -> operator.exits().equals(List.of(4)));
      assertThat(output).doesNotContain("\tat ");
    } finally {
      client.resource(binding).delete();
      client.resource(role).delete();
    }
  }

  private static void awaitSentence(CapturedOutput output, String sentence) {
    await().atMost(SOON).untilAsserted(() -> assertThat(output).contains(sentence));
  }

  private static void awaitReady(RunningOperator operator) {
    await().atMost(SOON).until(operator::isReady);
  }

  private static ClusterRole right(String verb) {
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName(verb)
        .endMetadata()
        .addNewRule()
        .addToApiGroups("*")
        .addToResources("*")
        .addToVerbs(verb)
        .endRule()
        .build();
  }

  private static ClusterRoleBinding binding(String role) {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName(USER)
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
        .addNewSubject()
        .withKind("User")
        .withApiGroup("rbac.authorization.k8s.io")
        .withName(USER)
        .endSubject()
        .build();
  }
}
