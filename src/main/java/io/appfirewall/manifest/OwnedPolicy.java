package io.appfirewall.manifest;

import io.appfirewall.api.OwnResource;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.ActualPolicy.Controller;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.plan.Planner;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Optional;

/**
 * The one policy of one object as it stands once the operator has seen to it.
 *
 * @param policy empty where there is none, or somebody else's
 */
record OwnedPolicy(Optional<NetworkPolicy> policy, Optional<Diagnostic> diagnostic) {
  static OwnedPolicy of(Compilation compilation, Manifests manifests) {
    Optional<NetworkPolicy> there = manifests.networkPolicy(compilation.policyName());
    Optional<ActualPolicy> actual = there.map(PolicyReader::read);
    Optional<String> uid = uid(compilation.id(), manifests, actual);
    return switch (Planner.plan(compilation, uid, actual)) {
      case Change.Create(var wanted) -> written(wanted);
      case Change.Update(var wanted, var a, var d) -> written(wanted);
      case Change.None none ->
          switch (compilation.intent()) {
            case Intent.Enforce(var wanted) -> written(wanted);
            case Intent.Keep keep ->
                new OwnedPolicy(
                    there
                        .filter(policy -> isOurs(compilation.id(), uid, actual))
                        .map(PolicyWriter::asManifest),
                    Optional.empty());
            case Intent.Remove remove -> NOTHING;
          };
      case Change.Delete delete -> NOTHING;
      case Change.LeaveAltered altered ->
          new OwnedPolicy(
              there.map(PolicyWriter::asManifest),
              Optional.of(drifted(compilation.id(), compilation.policyName())));
      case Change.Refuse refuse ->
          new OwnedPolicy(
              Optional.empty(), Optional.of(conflict(compilation.id(), compilation.policyName())));
    };
  }

  /** What the operator does to get there. */
  static Change change(Compilation compilation, Manifests manifests) {
    Optional<ActualPolicy> actual =
        manifests.networkPolicy(compilation.policyName()).map(PolicyReader::read);
    return Planner.plan(compilation, uid(compilation.id(), manifests, actual), actual);
  }

  private static final OwnedPolicy NOTHING = new OwnedPolicy(Optional.empty(), Optional.empty());

  // Beside a manifest that no API server has seen may lie a policy that one has. Then the name is
  // all there is to tell whose it is.
  private static Optional<String> uid(
      ObjectId object, Manifests manifests, Optional<ActualPolicy> actual) {
    return manifests
        .uid(object)
        .or(() ->
            actual
                .flatMap(ActualPolicy::controller)
                .filter(controller -> names(controller, object))
                .map(Controller::uid));
  }

  private static boolean names(Controller controller, ObjectId object) {
    return controller.apiGroup().equals(OwnResource.GROUP)
        && controller.kind().equals(object.kind().toString())
        && controller.name().equals(object.name());
  }

  private static boolean isOurs(
      ObjectId object, Optional<String> uid, Optional<ActualPolicy> actual) {
    return actual.filter(policy -> Planner.isOurs(object, uid, policy)).isPresent();
  }

  /** Whether a policy that is there under that name is the object's own. */
  static boolean isThere(Compilation compilation, Manifests manifests) {
    Optional<ActualPolicy> actual =
        manifests.networkPolicy(compilation.policyName()).map(PolicyReader::read);
    return isOurs(compilation.id(), uid(compilation.id(), manifests, actual), actual);
  }

  private static OwnedPolicy written(io.appfirewall.core.model.NetworkPolicy policy) {
    return new OwnedPolicy(Optional.of(PolicyWriter.write(policy)), Optional.empty());
  }

  private static Diagnostic conflict(ObjectId object, NamespacedName policy) {
    return new Diagnostic(
        Code.CONFLICT,
        object,
        FieldPath.of("metadata").field("name"),
        "NetworkPolicy "
            + policy
            + " is somebody else's, so it is left alone. Remove it, or hand it over with the"
            + " annotation "
            + io.appfirewall.core.model.NetworkPolicy.ADOPT
            + ": \"true\".");
  }

  private static Diagnostic drifted(ObjectId object, NamespacedName policy) {
    return new Diagnostic(
        Code.DRIFTED,
        object,
        FieldPath.of("metadata").field("name"),
        "NetworkPolicy "
            + policy
            + " was altered after it was written, and stays so until this object is accepted and"
            + " enforced again.");
  }
}
