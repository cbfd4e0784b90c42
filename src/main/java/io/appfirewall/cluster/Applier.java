package io.appfirewall.cluster;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.manifest.PolicyWriter;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;

/**
 * Does exactly what a plan says, in at most one write: POST, PUT with the resource version, DELETE
 * of that very version.
 *
 * <p>Server-side apply could not keep a deny closed: a rule that another manager adds is not ours,
 * so applying our own fields again leaves it in place.
 */
public final class Applier {
  private final KubernetesClient client;
  private final PolicyCache policies;

  public Applier(KubernetesClient client, PolicyCache policies) {
    this.client = client;
    this.policies = policies;
  }

  /**
   * What came of it.
   *
   * @throws KubernetesClientException when the policy is no longer as the plan took it to be, so
   *     that another plan is needed
   */
  public ApplyOutcome apply(Change change) {
    return switch (change) {
      case Change.None none -> new ApplyOutcome.Done();
      case Change.Refuse(ActualPolicy foreign) -> new ApplyOutcome.Conflict(foreign.id());
      case Change.LeaveAltered(ActualPolicy altered) -> new ApplyOutcome.Drifted(altered.id());
      case Change.Create(var policy) ->
          attempt("create", policy.id(), () -> create(PolicyWriter.write(policy)));
      case Change.Update(var policy, ActualPolicy actual, var differences) ->
          attempt(
              "update", policy.id(), () -> update(PolicyWriter.merge(policy, standing(actual))));
      case Change.Delete(ActualPolicy actual) ->
          attempt("delete", actual.id(), () -> delete(actual));
    };
  }

  private static ApplyOutcome attempt(String verb, NamespacedName policy, Runnable write) {
    try {
      write.run();
      return new ApplyOutcome.Done();
    } catch (KubernetesClientException e) {
      if (ApiFailure.isConflict(e)) {
        throw e;
      }
      if (ApiFailure.isOfVanishingNamespace(e)) {
        return new ApplyOutcome.Done();
      }
      return new ApplyOutcome.Failed(
          "The API server does not let us "
              + verb
              + " NetworkPolicy "
              + policy
              + ": "
              + ApiFailure.sentence(e));
    }
  }

  private void create(NetworkPolicy policy) {
    remember(client.resource(policy).create());
  }

  private void update(NetworkPolicy policy) {
    remember(client.resource(policy).update());
  }

  private void delete(ActualPolicy actual) {
    client
        .network()
        .v1()
        .networkPolicies()
        .inNamespace(actual.id().namespace())
        .withName(actual.id().name())
        .lockResourceVersion(actual.resourceVersion())
        .delete();
    policies.deleted(actual.id(), actual.resourceVersion());
  }

  private NetworkPolicy standing(ActualPolicy actual) {
    return policies
        .get(actual.id())
        .filter(p -> p.getMetadata().getResourceVersion().equals(actual.resourceVersion()))
        .orElseThrow(() ->
            new KubernetesClientException(
                "NetworkPolicy " + actual.id() + " has just changed", HTTP_CONFLICT, null));
  }

  private void remember(NetworkPolicy answer) {
    answer.getMetadata().setManagedFields(new ArrayList<>());
    policies.written(answer);
  }
}
