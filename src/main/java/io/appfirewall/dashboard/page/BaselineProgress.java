package io.appfirewall.dashboard.page;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.FirewallBaselineSpec;
import io.appfirewall.api.FirewallBaselineStatus;
import io.appfirewall.api.NamespaceCounts;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.status.ObjectState;
import io.appfirewall.manifest.status.Standing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a baseline is.
 *
 * @param mode as in its spec
 * @param matched namespaces that its selector matches
 * @param enforced those of them where its policy is in force
 * @param waiting those of them where it is not yet
 * @param excluded those of them that are left out
 * @param messages sentences on what is not as it should be
 */
public record BaselineProgress(
    String name,
    ObjectState state,
    String reason,
    String mode,
    int matched,
    int enforced,
    int waiting,
    int excluded,
    List<String> messages) {
  static BaselineProgress of(FirewallBaseline baseline) {
    Standing standing = Standing.of(baseline);
    NamespaceCounts counts =
        Optional.ofNullable(baseline.getStatus())
            .map(FirewallBaselineStatus::namespaces)
            .orElse(new NamespaceCounts(0, 0, 0, 0));
    return new BaselineProgress(
        standing.id().name(),
        standing.state(),
        standing.reason(),
        Shown.key(
            Optional.ofNullable(baseline.getSpec()).map(FirewallBaselineSpec::mode).orElse("")),
        number(counts.matched()),
        number(counts.enforced()),
        number(counts.waiting()),
        number(counts.excluded()),
        standing.messages());
  }

  private static int number(@Nullable Integer count) {
    return Objects.requireNonNullElse(count, 0);
  }

  /** The share of the namespaces that it is for in which it is in force; whole per cent. */
  public int percent() {
    int concerned = matched - excluded;
    return concerned <= 0 ? 0 : enforced * 100 / concerned;
  }
}
