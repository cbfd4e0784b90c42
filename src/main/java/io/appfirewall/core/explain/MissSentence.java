package io.appfirewall.core.explain;

import io.appfirewall.core.flow.Party;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Requirement;
import io.appfirewall.core.model.Namespaces;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comes nearest to allowing a connection, for somebody who is new to policies. */
final class MissSentence {
  private final Denial denial;

  MissSentence(Denial denial) {
    this.denial = denial;
  }

  String otherPorts(PolicyRuleRef rule) {
    String asked = denial.asked().toString();
    return (asked.contains(",") || asked.contains(";") ? "The ports are " : "The port is ")
        + asked
        + ", and "
        + RuleWords.of(rule)
        + " opens "
        + rule.rule().ports()
        + ".";
  }

  String hostNetwork(PolicyRuleRef rule) {
    return capital(RuleWords.of(rule))
        + " names pods by their labels, and "
        + name(denial.other())
        + " is on the network of its node, where only blocks of addresses can name it.";
  }

  String otherNamespace(PolicyRuleRef rule, Namespaces where) {
    String namespaces =
        switch (where) {
          case Namespaces.Own own -> "its own namespace, " + rule.policy().id().namespace();
          case Namespaces.Matching(LabelSelector selector) -> "namespaces with " + selector;
        };
    return capital(RuleWords.of(rule))
        + " is for pods of "
        + namespaces
        + "; "
        + name(denial.other())
        + " is in another one.";
  }

  String otherLabels(PolicyRuleRef rule, LabelSelector wanted, Pod pod) {
    return capital(RuleWords.of(rule))
        + " is for pods with "
        + wanted
        + "; "
        + name(pod)
        + " has "
        + labels(wanted, pod.labels())
        + ".";
  }

  String hole(PolicyRuleRef rule, IpBlock block, Cidr hole) {
    return capital(RuleWords.of(rule))
        + " is for "
        + block.cidr()
        + " without "
        + hole
        + ", where "
        + name(denial.other())
        + " is.";
  }

  String noRule() {
    return switch (denial.direction()) {
      case INGRESS ->
          name(denial.to())
              + " lets nobody in but those it has ingress rules for, and has none for "
              + name(denial.from())
              + ".";
      case EGRESS ->
          name(denial.from())
              + " may not leave: its own egress has no rule for "
              + name(denial.to())
              + ".";
    };
  }

  /** The labels that a selector looks at, as a pod has them. */
  private static String labels(LabelSelector wanted, Map<String, String> labels) {
    return Stream.concat(
            wanted.matchLabels().keySet().stream(),
            wanted.matchExpressions().stream().map(Requirement::key))
        .distinct()
        .sorted()
        .map(key -> labels.containsKey(key) ? key + "=" + labels.get(key) : "no " + key)
        .collect(Collectors.joining(", "));
  }

  private static String name(Party party) {
    return switch (party) {
      case Party.Addresses(Cidr block) -> block.toString();
      case Pod pod -> pod.workload().namespace() + "/" + pod.workload().name();
    };
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
