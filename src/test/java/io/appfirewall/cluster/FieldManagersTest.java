package io.appfirewall.cluster;

import static io.appfirewall.fixture.Names.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FieldManagersTest {
  private static final ManagedFieldsEntry OURS = entry("appfirewall-operator", "10:00:05");

  private static ManagedFieldsEntry entry(String manager, String time) {
    return new ManagedFieldsEntryBuilder()
        .withManager(manager)
        .withTime("2026-06-01T" + time + "Z")
        .build();
  }

  private static Optional<String> lastToAlter(ManagedFieldsEntry... entries) {
    return FieldManagers.lastToAlter(
        new NetworkPolicyBuilder()
            .withNewMetadata()
            .withManagedFields(entries)
            .endMetadata()
            .build());
  }

  @Test
  void isWhoeverWroteAfterUs() {
    assertThat(lastToAlter(entry("helm", "09:00:00"), OURS, entry("kubectl-edit", "10:00:09")))
        .contains("kubectl-edit");
  }

  @Test
  void isTheLatestOfThem() {
    assertThat(lastToAlter(entry("argocd", "10:00:07"), OURS, entry("kubectl-edit", "10:00:06")))
        .contains("argocd");
  }

  @Test
  void mayBeAsLateAsWeSinceSecondsAreAllThatIsKnown() {
    assertThat(lastToAlter(OURS, entry("kubectl-edit", "10:00:05"))).contains("kubectl-edit");
  }

  @Test
  void isNobodyWhereAllOthersWereBeforeUs() {
    assertThat(lastToAlter(entry("helm", "10:00:04"), OURS)).isEmpty();
    assertThat(lastToAlter(OURS)).isEmpty();
    assertThat(lastToAlter()).isEmpty();
  }

  @Test
  void isTheLatestWhereWeWroteNothing() {
    assertThat(lastToAlter(entry("helm", "09:00:00"), entry("kubectl", "10:00:00")))
        .contains("kubectl");
  }

  @Test
  void canBeOfAnUnknownTime() {
    ManagedFieldsEntry timeless = new ManagedFieldsEntryBuilder().withManager("old").build();

    assertThat(lastToAlter(timeless)).contains("old");
    assertThat(lastToAlter(timeless, OURS)).isEmpty();
  }

  @Nested
  @EnableKubernetesMockClient
  @SuppressWarnings("NullAway.Init") // the mock client's extension sets the fields
  class WhenThePolicyCannotBeRead {
    KubernetesMockServer server;
    KubernetesClient client;

    @Test
    void isNobody() {
      server
          .expect()
          .get()
          .withPath("/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/appfw-web")
          .andReturn(403, new StatusBuilder().withCode(403).withMessage("you may not").build())
          .once();

      assertThat(new FieldManagers(client).lastToAlter(name("appfw-web"))).isEmpty();
    }
  }
}
