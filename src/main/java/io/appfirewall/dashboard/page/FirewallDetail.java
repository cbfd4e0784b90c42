package io.appfirewall.dashboard.page;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.dashboard.sight.FirewallRow;
import io.appfirewall.dashboard.sight.Happening;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.manifest.FirewallReader;
import io.appfirewall.manifest.PolicyWriter;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.output.ManifestOutput;
import io.appfirewall.manifest.status.FirewallStatus;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All about one firewall.
 *
 * @param members in words, as its selector has them
 * @param isolates directions in which members may do only what rules allow
 * @param rules in plain words; none where the spec cannot be read
 * @param policy the NetworkPolicy that enforces it, as YAML to copy; empty where there is none, or
 *     the viewer may not see it
 * @param usedBy the firewalls that name it, as far as the viewer may see them; the first only
 */
public record FirewallDetail(
    FirewallRow row,
    String description,
    String members,
    List<String> isolates,
    List<PlainRule> rules,
    List<PlainCondition> conditions,
    List<Finding> lints,
    Optional<String> policy,
    List<NamespacedName> usedBy,
    List<Happening> events,
    boolean seesFlows) {
  private static final int SHOWN = 100;

  /** A condition; its time as the API server has it. */
  public record PlainCondition(
      String type, String status, String reason, String message, String since) {}

  /** Something legal that is probably not meant. */
  public record Finding(String code, String message) {}

  /** Empty where there is none of that name that the viewer may see. */
  public static Optional<FirewallDetail> of(Sight sight, NamespacedName id) {
    return sight.firewall(id).map(firewall -> of(sight, id, firewall));
  }

  private static FirewallDetail of(Sight sight, NamespacedName id, AppFirewall object) {
    AppFirewallStatus status = FirewallStatus.before(object);
    Optional<Firewall> firewall = FirewallReader.read(object).value();
    return new FirewallDetail(
        FirewallRow.of(object),
        Shown.message(firewall.map(Firewall::description).orElse("")),
        firewall
            .map(Firewall::members)
            .map(selector ->
                selector.selectsEverything()
                    ? "every pod of " + id.namespace()
                    : "pods of " + id.namespace() + " with " + selector)
            .orElse("cannot be read from the spec"),
        firewall.stream()
            .flatMap(value -> value.policyTypes().stream())
            .map(Object::toString)
            .toList(),
        firewall.map(value -> PlainRule.of(value, list(status.rules()))).orElse(List.of()),
        list(status.conditions()).stream()
            .filter(Objects::nonNull)
            .map(condition ->
                new PlainCondition(
                    Shown.key(text(condition.getType())),
                    Shown.key(text(condition.getStatus())),
                    Shown.key(text(condition.getReason())),
                    Shown.message(text(condition.getMessage())),
                    Shown.key(text(condition.getLastTransitionTime()))))
            .toList(),
        list(status.lints()).stream()
            .filter(Objects::nonNull)
            .map(lint ->
                new Finding(Shown.key(text(lint.code())), Shown.message(text(lint.message()))))
            .toList(),
        sight.networkPolicy(Firewall.policyName(id)).map(FirewallDetail::yaml),
        sight.users(id).stream().limit(SHOWN).toList(),
        sight.events(id),
        sight.isOpen(id.namespace()));
  }

  private static String yaml(NetworkPolicy policy) {
    NetworkPolicy shown = PolicyWriter.asManifest(policy);
    if (shown.getMetadata().getAnnotations() != null) {
      shown.getMetadata().getAnnotations().replaceAll((key, value) -> shown(value));
    }
    return ManifestOutput.yaml(List.of(shown));
  }

  /** A text of several lines, none of which steers or reorders what is read. */
  private static String shown(String text) {
    return text.lines().map(Shown::message).collect(Collectors.joining("\n"));
  }

  /** The rules of one direction. */
  public List<PlainRule> rules(String direction) {
    return rules.stream().filter(rule -> rule.direction().equals(direction)).toList();
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static <T> List<T> list(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.<T>of());
  }
}
