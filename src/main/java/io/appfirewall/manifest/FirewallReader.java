package io.appfirewall.manifest;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallSpec;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Rule;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads an AppFirewall. */
public final class FirewallReader {
  private final AppFirewall object;
  private final Findings findings;
  private final Words words;

  private FirewallReader(AppFirewall object) {
    this.object = object;
    this.findings = new Findings(Metadata.id(Kind.APP_FIREWALL, object));
    this.words = new Words(findings);
  }

  /** The firewall, or every reason why there is none. */
  public static Judged<Firewall> read(AppFirewall object) {
    FirewallReader reader = new FirewallReader(object);
    return reader.findings.judge(reader.firewall());
  }

  private Optional<Firewall> firewall() {
    Optional<NamespacedName> id = OwnName.firewall(object, findings);
    return GivenSpec.read(object, findings, "there is no spec: say what the firewall is to do.")
        .flatMap(spec -> firewall(id, spec));
  }

  private Optional<Firewall> firewall(Optional<NamespacedName> id, AppFirewallSpec spec) {
    Optional<LabelSelector> members =
        Selection.ofPods(findings).exactlyOne(spec.podSelector(), spec.allPods(), FieldPath.SPEC);
    String description =
        new Texts(findings)
            .description(
                spec.description(), Texts.LONGEST_DESCRIPTION, FieldPath.SPEC.field("description"));
    Optional<SortedSet<Direction>> policyTypes =
        spec.policyTypes() == null
            ? Optional.of(new TreeSet<>(List.of(Direction.INGRESS)))
            : new PolicyTypesReader(findings).read(spec.policyTypes());
    Optional<Mode> mode = word(spec.mode(), "mode", Mode.ENFORCE, Mode.values());
    Optional<DnsPolicy> dns = word(spec.dns(), "dns", DnsPolicy.ALLOW, DnsPolicy.values());
    Optional<DeletionPolicy> deletionPolicy =
        word(
            spec.deletionPolicy(),
            "deletionPolicy",
            DeletionPolicy.DELETE,
            DeletionPolicy.values());
    RuleReader rules = new RuleReader(findings, Metadata.namespace(object));
    Optional<List<Rule>> ingress =
        rules.rules(Direction.INGRESS, RawRule.ofIngress(spec.ingress()));
    Optional<List<Rule>> egress = rules.rules(Direction.EGRESS, RawRule.ofEgress(spec.egress()));
    if (!findings.none()) {
      return Optional.empty();
    }
    return Optional.of(
        new Firewall(
            id.orElseThrow(),
            Metadata.uid(object),
            description,
            members.orElseThrow(),
            policyTypes.orElseThrow(),
            mode.orElseThrow(),
            dns.orElseThrow(),
            deletionPolicy.orElseThrow(),
            ingress.orElseThrow(),
            egress.orElseThrow()));
  }

  private <E> Optional<E> word(@Nullable String text, String field, E unlessGiven, E[] legal) {
    return text == null
        ? Optional.of(unlessGiven)
        : words.read(text, FieldPath.SPEC.field(field), List.of(legal));
  }
}
