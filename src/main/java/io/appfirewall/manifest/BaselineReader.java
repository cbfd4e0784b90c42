package io.appfirewall.manifest;

import io.appfirewall.api.BaselineAllow;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.FirewallBaselineSpec;
import io.appfirewall.api.Selector;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Label;
import io.appfirewall.core.model.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a FirewallBaseline. */
public final class BaselineReader {
  private static final int MOST_EXCLUDED = 256;
  private static final int MOST_ALLOWED = 16;

  private final FirewallBaseline object;
  private final Findings findings;
  private final Words words;
  private final Items items;

  private BaselineReader(FirewallBaseline object) {
    this.object = object;
    this.findings = new Findings(Metadata.id(Kind.FIREWALL_BASELINE, object));
    this.words = new Words(findings);
    this.items = new Items(findings);
  }

  /** The baseline, or every reason why there is none. */
  public static Judged<Baseline> read(FirewallBaseline object) {
    BaselineReader reader = new BaselineReader(object);
    return reader.findings.judge(reader.baseline());
  }

  private Optional<Baseline> baseline() {
    Optional<String> name = OwnName.label(object, Names.LONGEST_OWNER, findings);
    return GivenSpec.read(object, findings, "there is no spec: say what the baseline is to do.")
        .flatMap(spec -> baseline(name, spec));
  }

  private Optional<Baseline> baseline(Optional<String> name, FirewallBaselineSpec spec) {
    Optional<LabelSelector> namespaces =
        Selection.ofNamespaces(findings)
            .exactlyOne(spec.namespaceSelector(), spec.allNamespaces(), FieldPath.SPEC);
    Optional<List<String>> excluded = excluded(spec.excludeNamespaces());
    Optional<SortedSet<Direction>> policyTypes = policyTypes(spec.policyTypes());
    Optional<Mode> mode = mode(spec.mode());
    Optional<DnsPolicy> dns =
        spec.dns() == null
            ? Optional.of(DnsPolicy.ALLOW)
            : words.read(spec.dns(), FieldPath.SPEC.field("dns"), List.of(DnsPolicy.values()));
    BaselineAllow allow = Objects.requireNonNullElse(spec.allow(), new BaselineAllow(null, null));
    Optional<SortedSet<Entity>> ingress = allowed(Direction.INGRESS, allow.ingress());
    Optional<SortedSet<Entity>> egress = allowed(Direction.EGRESS, allow.egress());
    Optional<Label> exempt = exemptPods(spec.exemptPods());
    if (!findings.none()) {
      return Optional.empty();
    }
    return Optional.of(
        new Baseline(
            name.orElseThrow(),
            Metadata.uid(object),
            namespaces.orElseThrow(),
            excluded.orElseThrow(),
            Objects.requireNonNullElse(spec.includeSystemNamespaces(), false),
            policyTypes.orElseThrow(),
            mode.orElseThrow(),
            dns.orElseThrow(),
            ingress.orElseThrow(),
            egress.orElseThrow(),
            exempt,
            Objects.requireNonNullElse(spec.allowOptOut(), false)));
  }

  private Optional<List<String>> excluded(@Nullable List<String> patterns) {
    if (patterns == null) {
      return Optional.of(List.of());
    }
    List<String> earlier = new ArrayList<>();
    Names names = new Names(findings);
    return items.readSome(
        patterns,
        MOST_EXCLUDED,
        FieldPath.SPEC.field("excludeNamespaces"),
        (text, at) ->
            names.namespacePattern(text, at).flatMap(name -> items.unique(name, earlier, at)));
  }

  private Optional<SortedSet<Direction>> policyTypes(@Nullable List<String> policyTypes) {
    return policyTypes == null
        ? findings.required(
            PolicyTypesReader.PATH,
            "a baseline has to say what it isolates: give Ingress, Egress or both.")
        : new PolicyTypesReader(findings).read(policyTypes);
  }

  private Optional<Mode> mode(@Nullable String mode) {
    FieldPath path = FieldPath.SPEC.field("mode");
    return mode == null
        ? findings.required(path, "a baseline has to say its mode: Enforce, Preview or Disabled.")
        : words.read(mode, path, List.of(Mode.ENFORCE, Mode.PREVIEW, Mode.DISABLED));
  }

  private Optional<SortedSet<Entity>> allowed(
      Direction direction, @Nullable List<String> entities) {
    if (entities == null) {
      return Optional.of(new TreeSet<>());
    }
    List<Entity> earlier = new ArrayList<>();
    return items
        .readSome(
            entities,
            MOST_ALLOWED,
            FieldPath.SPEC.field("allow").field(direction.rulesField()),
            (text, at) ->
                words
                    .read(text, at, List.of(Entity.values()))
                    .flatMap(entity -> items.unique(entity, earlier, at)))
        .map(TreeSet::new);
  }

  private Optional<Label> exemptPods(@Nullable Selector selector) {
    if (selector == null) {
      return Optional.empty();
    }
    FieldPath path = FieldPath.SPEC.field("exemptPods");
    Map<String, String> labels = Objects.requireNonNullElse(selector.matchLabels(), Map.of());
    boolean hasExpressions =
        selector.matchExpressions() != null && !selector.matchExpressions().isEmpty();
    if (labels.size() != 1 || hasExpressions) {
      findings.add(
          Code.INVALID_SELECTOR,
          path,
          "give exactly one label in matchLabels, and no matchExpressions.");
      return Optional.empty();
    }
    return new SelectorReader(findings)
        .matchLabels(labels, path.field("matchLabels")).entrySet().stream()
            .map(label -> new Label(label.getKey(), label.getValue()))
            .findFirst();
  }
}
