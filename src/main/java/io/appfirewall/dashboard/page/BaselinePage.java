package io.appfirewall.dashboard.page;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.core.compiler.BaselineScope;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.Metadata;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One baseline, namespace by namespace.
 *
 * @param namespaces that its selector matches, as far as the viewer sees them: those that wait
 *     first, then those that are left out, then those where it is in force; the first only
 */
public record BaselinePage(BaselineProgress progress, List<Place> namespaces, boolean more) {
  private static final int MOST = 500;
  private static final int PODS = 10;
  private static final int BASELINES = 50;

  /**
   * A namespace that a baseline matches.
   *
   * @param state {@code waiting}, {@code excluded} or {@code enforced}
   * @param why a few words
   * @param uncovered workloads that no policy isolates in every direction of the baseline; the
   *     first only
   */
  public record Place(String namespace, String state, String why, List<String> uncovered) {}

  /** Those that a viewer sees, by name. */
  public static List<BaselinePage> all(Sight sight) {
    return sight
        .baselines()
        .sorted(Comparator.comparing((FirewallBaseline each) -> Metadata.id(each)))
        .limit(BASELINES)
        .map(baseline -> of(sight, baseline))
        .toList();
  }

  private static BaselinePage of(Sight sight, FirewallBaseline object) {
    Optional<Baseline> baseline = BaselineReader.read(object).value();
    List<Place> places =
        baseline.stream()
            .flatMap(value ->
                sight.targetNamespaces().stream()
                    .flatMap(namespace -> place(sight, value, namespace).stream()))
            .sorted(Comparator.comparing(Place::state).reversed().thenComparing(Place::namespace))
            .toList();
    return new BaselinePage(
        BaselineProgress.of(object), places.stream().limit(MOST).toList(), places.size() > MOST);
  }

  private static Optional<Place> place(Sight sight, Baseline baseline, TargetNamespace namespace) {
    String name = namespace.name();
    return switch (BaselineScope.of(baseline, namespace, sight.settings())) {
      case NOT_SELECTED -> Optional.empty();
      case EXCLUDED ->
          Optional.of(new Place(name, "excluded", "left out by name, or of the system", List.of()));
      case OPTED_OUT ->
          Optional.of(new Place(name, "excluded", "opted out by label " + label(), List.of()));
      case CONCERNED ->
          Optional.of(
              stands(sight, baseline, name)
                  ? new Place(name, "enforced", "", List.of())
                  : new Place(name, "waiting", why(baseline), uncovered(sight, baseline, name)));
    };
  }

  private static String label() {
    return Baseline.OPT_OUT.key() + "=" + Baseline.OPT_OUT.value();
  }

  private static String why(Baseline baseline) {
    return switch (baseline.mode()) {
      case ENFORCE -> "on its way, or in conflict: see the baseline's conditions";
      case PREVIEW -> "the baseline is in Preview";
      case DISABLED, GROUP_ONLY -> "the baseline is disabled";
    };
  }

  private static boolean stands(Sight sight, Baseline baseline, String namespace) {
    ObjectId id = ObjectId.cluster(Kind.FIREWALL_BASELINE, baseline.name());
    return sight
        .policies(namespace)
        .anyMatch(
            policy -> policy.source().filter(source -> source.object().equals(id)).isPresent());
  }

  private static List<String> uncovered(Sight sight, Baseline baseline, String namespace) {
    List<Policy> policies = sight.policies(namespace).toList();
    return sight
        .pods(namespace)
        .filter(pod -> !pod.hostNetwork())
        .filter(pod ->
            baseline.policyTypes().stream()
                .anyMatch(direction -> !isIsolated(pod, direction, policies)))
        .map(pod -> pod.workload().toString())
        .distinct()
        .sorted()
        .limit(PODS)
        .toList();
  }

  private static boolean isIsolated(Pod pod, Direction direction, List<Policy> policies) {
    return policies.stream().anyMatch(policy -> policy.isolates(pod, direction));
  }
}
