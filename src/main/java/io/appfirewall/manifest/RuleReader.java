package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the rules of one direction. */
final class RuleReader {
  private static final int MOST_RULES = 64;
  private static final int MOST_PEERS = 50;

  private final Findings findings;
  private final PeerReader peers;
  private final PortReader ports;
  private final Names names;
  private final Texts texts;
  private final Items items;
  private final List<String> taken = new ArrayList<>();

  RuleReader(Findings findings, String ownNamespace) {
    this.findings = findings;
    this.peers = new PeerReader(findings, ownNamespace);
    this.ports = new PortReader(findings);
    this.names = new Names(findings);
    this.texts = new Texts(findings);
    this.items = new Items(findings);
  }

  Optional<List<Rule>> rules(Direction direction, List<RawRule> rules) {
    List<Optional<String>> given =
        rules.stream().map(rule -> Optional.ofNullable(rule.name())).toList();
    taken.clear();
    return items.read(
        rules,
        MOST_RULES,
        FieldPath.SPEC.field(direction.rulesField()),
        RulePaths.of(direction, given),
        this::rule);
  }

  private Optional<Rule> rule(RawRule rule, FieldPath path) {
    int mark = findings.mark();
    Optional<String> name =
        names
            .label(rule.name(), Names.LONGEST_LABEL, path.field("name"))
            .flatMap(n -> unique(n, path.field("name")));
    String description =
        texts.description(rule.description(), Texts.LONGEST_DESCRIPTION, path.field("description"));
    Optional<List<Peer>> whom = peers(rule, path.field(rule.direction().peersField()));
    Optional<PortSet> which = ports.ports(rule.ports(), rule.allPorts(), path);
    Optional<Instant> expiry = texts.time(rule.expiresAt(), path.field("expiresAt"));
    if (!findings.noneSince(mark)) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            rule.direction(), name.orElseThrow(), description, whom.orElseThrow(), which, expiry));
  }

  private Optional<List<Peer>> peers(RawRule rule, FieldPath path) {
    if (rule.peers() == null) {
      return findings.required(
          path,
          "a rule needs at least one peer here; entity: All stands for anyone, if that is meant.");
    }
    return items.readSome(Objects.requireNonNull(rule.peers()), MOST_PEERS, path, peers::peer);
  }

  private Optional<String> unique(String name, FieldPath path) {
    if (taken.contains(name)) {
      findings.add(
          Code.DUPLICATE,
          path,
          "there is already a rule " + name + " in this direction: give this one another name.");
      return Optional.empty();
    }
    taken.add(name);
    return Optional.of(name);
  }
}
