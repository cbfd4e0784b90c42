package io.appfirewall.dashboard.page;

import io.appfirewall.core.flow.Flow;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.manifest.ClusterPlan;
import io.appfirewall.manifest.InputObjects;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What applying some manifests would change, as far as the viewer may see it.
 *
 * @param problems sentences on the manifests, and on what they come to; the first only
 * @param gained flows that would be allowed then; the first only
 * @param lost flows that would be allowed no longer; the first only
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

  /**
   * Of manifests, which are laid over what there is.
   *
   * @param manifests YAML or JSON, in several documents
   */
  public static Comparison of(Sight sight, String manifests, Instant now) {
    InputObjects given =
        ManifestInput.objects(
            List.of("-"), new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)));
    ClusterPlan plan = ClusterPlan.of(given, sight.objects(), sight.settings(), now);
    List<Flow> gained = plan.flows().gained();
    List<Flow> lost = plan.flows().lost();
    return new Comparison(
        Stream.concat(plan.problems().stream(), plan.diagnostics().stream())
            .map(each -> Shown.message(each.toString()))
            .limit(PROBLEMS)
            .toList(),
        first(gained),
        first(lost),
        gained.size() > MOST || lost.size() > MOST);
  }

  private static List<Line> first(List<Flow> flows) {
    return flows.stream().limit(MOST).map(Line::of).toList();
  }
}
