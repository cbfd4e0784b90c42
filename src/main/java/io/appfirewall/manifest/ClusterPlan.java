package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.flow.Difference;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.manifest.InputObjects.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What applying manifests changes in a cluster, from where the operator has seen to everything to
 * where it has done so again.
 *
 * @param objects one for each manifest, sorted
 * @param policies those that the operator writes or deletes in consequence
 * @param diagnostics on the objects of the manifests, and what is new on others
 */
public record ClusterPlan(
    List<ObjectChange> objects,
    List<PolicyChange> policies,
    Difference flows,
    List<Diagnostic> diagnostics,
    List<InputProblem> problems) {
  public ClusterPlan {
    objects = List.copyOf(objects);
    policies = List.copyOf(policies);
    diagnostics = diagnostics.stream().distinct().sorted().toList();
    problems = problems.stream().distinct().sorted().toList();
  }

  public static ClusterPlan of(
      InputObjects manifests, InputObjects cluster, Settings settings, Instant now) {
    State before = State.of(cluster, settings, now);
    InputObjects applied = Overlay.of(manifests, before.settled());
    State after = State.of(applied, settings, now);
    Set<Diagnostic> known = new HashSet<>(before.diagnostics());
    known.removeIf(diagnostic -> manifests.objects().containsKey(diagnostic.object()));
    return new ClusterPlan(
        manifests.objects().keySet().stream()
            .map(id -> ObjectChange.of(id, cluster, applied))
            .toList(),
        PolicyChange.of(after.manifests(), after.rendering()),
        Difference.between(before.reading().network(), after.reading().network()),
        after.diagnostics().stream().filter(diagnostic -> !known.contains(diagnostic)).toList(),
        Stream.concat(manifests.problems().stream(), cluster.problems().stream()).toList());
  }

  /** Whether nothing comes of applying the manifests. */
  public boolean isEmpty() {
    return objects.stream().allMatch(change -> change.action() == ObjectChange.Action.UNCHANGED)
        && policies.isEmpty()
        && flows.isEmpty();
  }

  /** Some objects, and what the operator makes of them. */
  private record State(
      InputObjects objects, Manifests manifests, Rendering rendering, NetworkReader reading) {
    static State of(InputObjects objects, Settings settings, Instant now) {
      Manifests manifests = objects.manifests();
      Rendering rendering = Rendering.of(manifests, settings, now);
      return new State(objects, manifests, rendering, NetworkReader.read(manifests, rendering));
    }

    List<Diagnostic> diagnostics() {
      List<Diagnostic> all = new ArrayList<>(rendering.diagnostics());
      all.addAll(reading.diagnostics());
      return all;
    }

    /** The objects once the operator has seen to its policies. */
    InputObjects settled() {
      SortedMap<ObjectId, Given> all = new TreeMap<>(objects.objects());
      all.keySet().removeIf(id -> id.kind() == Kind.NETWORK_POLICY);
      NetworkReader.standing(manifests, rendering)
          .forEach(policy -> all.put(Metadata.id(policy), new Given(policy, Misfit.NONE)));
      return new InputObjects(
          all, objects.unknown(), objects.mentioned(), objects.diagnostics(), objects.problems());
    }
  }
}
