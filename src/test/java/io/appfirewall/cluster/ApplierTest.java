package io.appfirewall.cluster;

import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.name;
import static io.appfirewall.fixture.Standing.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.plan.Change.Difference;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.manifest.PolicyWriter;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient
@SuppressWarnings("NullAway.Init") // the mock client's extension sets the fields
class ApplierTest {
  private static final String ALL = "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies";
  private static final String ONE = ALL + "/appfw-web";
  private static final NetworkPolicy WANTED = policy(compile(firewall("web").uid("uid-of-web")));
  private static final ActualPolicy STANDING = standing(WANTED).build();

  KubernetesMockServer server;
  KubernetesClient client;
  private PolicyCache policies;
  private Applier applier;

  @BeforeEach
  void make() {
    // Nothing is watched: what is known is what was written.
    policies = new Caches(client, Scope.CLUSTER).policies();
    applier = new Applier(client, policies);
  }

  private static io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy written(
      String version) {
    return PolicyWriter.write(WANTED)
        .edit()
        .editMetadata()
        .withResourceVersion(version)
        .withManagedFields(new ManagedFieldsEntry())
        .endMetadata()
        .build();
  }

  private static Change update(ActualPolicy actual) {
    return new Change.Update(WANTED, actual, Set.of(Difference.SPEC_DRIFTED));
  }

  private void answerToPost(int code, KubernetesResource answer) {
    server.expect().post().withPath(ALL).andReturn(code, answer).once();
  }

  private static Status refusal(int code, String message) {
    return new StatusBuilder().withCode(code).withMessage(message).build();
  }

  private List<String> requests() throws InterruptedException {
    return server.getRequestCount() == 0
        ? List.of()
        : List.of(server.getLastRequest().getMethod() + " " + server.getLastRequest().getPath());
  }

  @Nested
  class Creates {
    @Test
    void withOnePost() throws InterruptedException {
      answerToPost(201, written("8"));

      assertThat(applier.apply(new Change.Create(WANTED))).isEqualTo(new ApplyOutcome.Done());

      assertThat(server.getRequestCount()).isEqualTo(1);
      assertThat(requests()).containsExactly("POST " + ALL);
    }

    @Test
    void andKnowsOfItBeforeTheWatchDoes() {
      answerToPost(201, written("8"));

      applier.apply(new Change.Create(WANTED));

      assertThat(policies.get(WANTED.id()))
          .hasValueSatisfying(policy -> {
            assertThat(policy.getMetadata().getResourceVersion()).isEqualTo("8");
            assertThat(policy.getMetadata().getManagedFields()).isEmpty();
          });
    }

    @Test
    void orSaysWhyItMayNot() {
      answerToPost(403, refusal(403, "exceeded quota: policies"));

      assertThat(applier.apply(new Change.Create(WANTED)))
          .isEqualTo(
              new ApplyOutcome.Failed(
                  "The API server does not let us create NetworkPolicy shop/appfw-web: exceeded"
                      + " quota: policies"));
    }

    @Test
    void orLeavesItWhereTheNamespaceIsVanishing() {
      Status terminating = refusal(403, "is being terminated");
      answerToPost(
          403,
          terminating
              .edit()
              .withNewDetails()
              .addNewCause("metadata.namespace", "it is", "NamespaceTerminating")
              .endDetails()
              .build());

      assertThat(applier.apply(new Change.Create(WANTED))).isEqualTo(new ApplyOutcome.Done());
      assertThat(policies.get(WANTED.id())).isEmpty();
    }

    @Test
    void orAsksForAnotherPlanWhereOneIsThereByNow() {
      answerToPost(409, refusal(409, "already exists"));

      assertThatThrownBy(() -> applier.apply(new Change.Create(WANTED)))
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("already exists");
    }
  }

  @Nested
  class Updates {
    @Test
    void withOnePutOfTheVersionThatWasPlannedFor() throws InterruptedException {
      policies.written(written("7"));
      server.expect().put().withPath(ONE).andReturn(200, written("8")).once();

      assertThat(applier.apply(update(STANDING))).isEqualTo(new ApplyOutcome.Done());

      assertThat(server.getRequestCount()).isEqualTo(1);
      assertThat(requests()).containsExactly("PUT " + ONE);
      assertThat(server.getLastRequest().getUtf8Body()).contains("\"resourceVersion\":\"7\"");
    }

    @Test
    void keepingWhatOthersAdded() throws InterruptedException {
      policies.written(
          written("7").edit().editMetadata().addToLabels("team", "data").endMetadata().build());
      server.expect().put().withPath(ONE).andReturn(200, written("8")).once();

      applier.apply(update(STANDING));

      assertThat(server.getLastRequest().getUtf8Body()).contains("\"team\":\"data\"");
    }

    @Test
    void orAsksForAnotherPlanWhereThePolicyIsKnownToBeAnotherByNow() {
      policies.written(written("8"));

      assertThatThrownBy(() -> applier.apply(update(STANDING)))
          .isInstanceOf(KubernetesClientException.class);
      assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void orAsksForAnotherPlanWhereTheApiServerKnowsBetter() {
      policies.written(written("7"));
      server
          .expect()
          .put()
          .withPath(ONE)
          .andReturn(409, refusal(409, "the object has been modified"))
          .once();

      assertThatThrownBy(() -> applier.apply(update(STANDING)))
          .isInstanceOf(KubernetesClientException.class);
    }
  }

  @Nested
  class Deletes {
    @Test
    void onlyTheVersionThatWasPlannedFor() throws InterruptedException {
      server.expect().delete().withPath(ONE).andReturn(200, refusal(200, "")).once();

      assertThat(applier.apply(new Change.Delete(STANDING))).isEqualTo(new ApplyOutcome.Done());

      assertThat(requests()).containsExactly("DELETE " + ONE);
      assertThat(server.getLastRequest().getUtf8Body())
          .contains("\"preconditions\":{\"resourceVersion\":\"7\"");
    }

    @Test
    void whatHasGoneByItself() {
      server.expect().delete().withPath(ONE).andReturn(404, refusal(404, "not found")).once();

      assertThat(applier.apply(new Change.Delete(STANDING))).isEqualTo(new ApplyOutcome.Done());
    }

    @Test
    void orAsksForAnotherPlan() {
      server
          .expect()
          .delete()
          .withPath(ONE)
          .andReturn(409, refusal(409, "the object has been modified"))
          .once();

      assertThatThrownBy(() -> applier.apply(new Change.Delete(STANDING)))
          .isInstanceOf(KubernetesClientException.class);
    }
  }

  @Nested
  class WritesNothing {
    @Test
    void whereAllIsAsItShouldBe() {
      assertThat(applier.apply(new Change.None())).isEqualTo(new ApplyOutcome.Done());
    }

    @Test
    void overAForeignPolicy() {
      assertThat(applier.apply(new Change.Refuse(STANDING)))
          .isEqualTo(new ApplyOutcome.Conflict(name("appfw-web")));
    }

    @Test
    void overAnAlteredOneThatIsToStay() {
      assertThat(applier.apply(new Change.LeaveAltered(STANDING)))
          .isEqualTo(new ApplyOutcome.Drifted(name("appfw-web")));
    }
  }
}
