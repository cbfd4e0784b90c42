package io.appfirewall.dashboard.page;

import io.appfirewall.core.flow.Difference;
import io.appfirewall.core.flow.Flow;
import io.appfirewall.core.flow.Network;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.manifest.ClusterPlan;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.input.ManifestInput;
import io.appfirewall.manifest.status.Standing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which flows differ between two states, as far as the viewer may see it.
 *
 * @param problems sentences on the states; the first only
 * @param gained flows that only the second state allows; the first only
 * @param lost flows that only the first state allows; the first only
 * @param more whether there are more flows than these
 */
public record Comparison(List<String> problems, List<Line> gained, List<Line> lost, boolean more) {
  private static final int MOST = 500;
  private static final int PROBLEMS = 50;

  /** One flow, in the words of {@code diff}. */
  public record Line(String from, String to, String connections) {
    private static Line of(Flow flow) {
      return new Line(flow.from().toString(), flow.to().toString(), flow.connections().toString());
    }
  }

  /** What there is, set against a base. */
  public static Comparison against(Sight base, Sight sight) {
    return of(
        Stream.of(base.problems().stream(), findings(base), sight.problems().stream())
            .flatMap(each -> each)
            .distinct(),
        Difference.between(network(base), network(sight)));
  }

  /** What is wrong with our objects of a base, which no other page shows. */
  private static Stream<String> findings(Sight base) {
    return Stream.of(
            base.firewalls().map(Standing::of),
            base.baselines().map(Standing::of),
            base.addressGroups().map(Standing::of),
            base.clusterAddressGroups().map(Standing::of))
        .flatMap(each -> each)
        .flatMap(standing ->
            standing.messages().stream()
                .map(message -> standing.id() + " of the base: " + message));
  }

  private static Network network(Sight sight) {
    return sight.network(sight.openNamespaces());
  }

  /**
   * What applying manifests would change: they are laid over what there is.
   *
   * @param manifests YAML or JSON, in several documents
   */
  public static Comparison of(Sight sight, String manifests, Instant now) {
    InputObjects given =
        ManifestInput.objects(
            List.of("-"), new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)));
    ClusterPlan plan = ClusterPlan.of(given, sight.objects(), sight.settings(), now);
    return of(
        Stream.concat(plan.problems().stream(), plan.diagnostics().stream()).map(Object::toString),
        plan.flows());
  }

  private static Comparison of(Stream<String> problems, Difference flows) {
    return new Comparison(
        problems.map(Shown::message).limit(PROBLEMS).toList(),
        first(flows.gained()),
        first(flows.lost()),
        flows.gained().size() > MOST || flows.lost().size() > MOST);
  }

  private static List<Line> first(List<Flow> flows) {
    return flows.stream().limit(MOST).map(Line::of).toList();
  }
}
