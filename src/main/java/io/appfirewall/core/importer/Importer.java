package io.appfirewall.core.importer;

import static java.util.stream.Collectors.toMap;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns NetworkPolicies into AppFirewalls of equal meaning. Nothing is guessed: a policy becomes a
 * part of a firewall only where what the compiler makes of that firewall is proven to be equal.
 */
public final class Importer {
  private final Snapshot snapshot;
  private final Function<Firewall, List<Diagnostic>> reading;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Importer(Snapshot snapshot, Function<Firewall, List<Diagnostic>> reading) {
    this.snapshot = snapshot;
    this.reading = reading;
  }

  /**
   * What becomes of some policies.
   *
   * @param foreign policies that no object of ours owns
   * @param snapshot with the firewalls that are there already
   * @param reading what the schema has against a firewall
   */
  public static Import of(
      List<Policy> foreign, Snapshot snapshot, Function<Firewall, List<Diagnostic>> reading) {
    return new Importer(snapshot, reading).run(foreign);
  }

  private Import run(List<Policy> foreign) {
    Proof proof = new Proof(snapshot, reading);
    FirewallImporter plain = new FirewallImporter(new PeerImporter(Map.of()), proof.dns());
    SortedMap<NamespacedName, List<Policy>> drafts =
        drafts(expressible(foreign, plain, proof), plain, proof);
    FirewallImporter naming = new FirewallImporter(new PeerImporter(groups(drafts)), proof.dns());
    Proof proofWithDrafts = new Proof(snapshot.withGroups(members(drafts)), reading);
    List<Imported> imported = new ArrayList<>();
    drafts.forEach((name, policies) -> {
      Firewall named = naming.firewall(name, policies);
      boolean isEqual = proofWithDrafts.refusal(named, policies).isEmpty();
      Firewall firewall = isEqual ? named : plain.firewall(name, policies);
      imported.add(
          new Imported(
              firewall,
              proofWithDrafts.policy(firewall),
              policies.stream().map(Policy::id).toList()));
      diagnostics.addAll(Hints.of(firewall));
    });
    return new Import(imported, diagnostics);
  }

  /** The policies that a firewall can express, by the pods that they are enforced on. */
  private SortedMap<Subject, List<Policy>> expressible(
      List<Policy> foreign, FirewallImporter plain, Proof proof) {
    SortedMap<Subject, List<Policy>> expressible = new TreeMap<>();
    for (Policy policy : foreign) {
      NamespacedName anyName = new NamespacedName(policy.id().namespace(), "alone");
      Firewall alone = plain.firewall(anyName, List.of(policy));
      proof
          .refusal(alone, List.of(policy))
          .ifPresentOrElse(
              reason -> diagnostics.add(inexpressible(policy, reason)),
              () ->
                  expressible
                      .computeIfAbsent(Subject.of(policy), s -> new ArrayList<>())
                      .add(policy));
    }
    return expressible;
  }

  /** One firewall for all policies on the same pods, or one each where that would be too much. */
  private SortedMap<NamespacedName, List<Policy>> drafts(
      Map<Subject, List<Policy>> bySubject, FirewallImporter plain, Proof proof) {
    FirewallNames names = new FirewallNames(snapshot.groups().keySet());
    SortedMap<NamespacedName, List<Policy>> drafts = new TreeMap<>();
    bySubject.forEach((subject, policies) -> {
      NamespacedName name = names.of(subject, policies.getFirst());
      if (proof.refusal(plain.firewall(name, policies), policies).isEmpty()) {
        drafts.put(name, policies);
      } else {
        drafts.put(name, policies.subList(0, 1));
        policies
            .subList(1, policies.size())
            .forEach(policy -> drafts.put(names.of(subject, policy), List.of(policy)));
      }
    });
    return drafts;
  }

  /** Everything that has a name, by its members; what is there before what is new. */
  private Map<Subject, NamespacedName> groups(Map<NamespacedName, List<Policy>> drafts) {
    Map<Subject, NamespacedName> groups = new HashMap<>();
    new TreeMap<>(snapshot.groups())
        .forEach((name, group) ->
            group
                .members()
                .ifPresent(
                    members -> groups.putIfAbsent(Subject.of(name.namespace(), members), name)));
    drafts.forEach((name, policies) -> groups.putIfAbsent(Subject.of(policies.getFirst()), name));
    return groups;
  }

  private static Map<NamespacedName, Group> members(Map<NamespacedName, List<Policy>> drafts) {
    return drafts.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                draft ->
                    new Group(
                        draft.getKey(),
                        Optional.of(Subject.of(draft.getValue().getFirst()).pods()))));
  }

  private static Diagnostic inexpressible(Policy policy, String reason) {
    return new Diagnostic(
        Code.INEXPRESSIBLE,
        ObjectId.namespaced(Kind.NETWORK_POLICY, policy.id()),
        FieldPath.SPEC,
        "no AppFirewall means the same, so it stays as it is: " + reason);
  }
}
