package io.appfirewall.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.explain.Explainer;
import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.explain.Half;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.laws.RandomNetworks.RandomNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of a connection against what is told of all of them. */
class ExplainerLawTest {
  private static final int RANDOM_NETWORKS = 100_000;
  private static final int QUESTIONS = 5;

  /** How often each law was put to the test. */
  private record Count(long allowed, long denied, long removed) {
    Count plus(Count other) {
      return new Count(allowed + other.allowed, denied + other.denied, removed + other.removed);
    }
  }

  /**
   * The verdict is what connectivity says; a half is denied exactly where its policies, read one by
   * one, do not allow the connection; without the only rule that allows it, it is denied, and what
   * was known before the rule went makes no difference, nor does whoever else is there.
   */
  @Test
  void explanationsAreTrue() {
    Count count =
        LongStream.range(0, RANDOM_NETWORKS)
            .parallel()
            .mapToObj(seed -> check(new RandomNetworks(seed).network()))
            .reduce(new Count(0, 0, 0), Count::plus);
    assertThat(count.allowed).as("connections allowed").isPositive();
    assertThat(count.denied).as("connections denied").isPositive();
    assertThat(count.removed).as("rules removed").isPositive();
  }

  private static Count check(RandomNetwork network) {
    Evaluation evaluated = Evaluation.of(network.enforcement(), network.endpoints());
    Questions questions = Questions.about(network);
    Count count = new Count(0, 0, 0);
    for (Flow flow : questions.some()) {
      Explanation explanation = questions.ask(flow);
      if (explanation.isAllowed() != evaluated.allows(flow)) {
        fail("%s is not allowed, or is: %s in %s", flow, explanation, network);
      }
      if (!flow.isWithinAPod() && isOfOneFamily(explanation)) {
        checkHalves(flow, explanation, network.enforcement());
      }
      assertThat(questions.askOfNobodyElse(flow)).isEqualTo(explanation);
      List<PolicyRuleRef> only =
          flow.isWithinAPod() ? List.of() : onlyRules(explanation).limit(1).toList();
      only.forEach(rule -> deny(flow, rule, questions));
      count =
          count.plus(
              explanation.isAllowed()
                  ? new Count(1, 0, only.size())
                  : new Count(0, 1, only.size()));
    }
    return count;
  }

  // Where the families differ, the halves are of one of them, and which is not to be known here.
  private static boolean isOfOneFamily(Explanation explanation) {
    return explanation.families().isEmpty() && explanation.note().isEmpty();
  }

  private static void checkHalves(Flow flow, Explanation explanation, Enforcement enforced) {
    if (explanation.verdict().egress().isAllowed() != enforced.allows(flow, Direction.EGRESS)
        || explanation.verdict().ingress().isAllowed()
            != enforced.allows(flow, Direction.INGRESS)) {
      fail("%s is half allowed, or is not: %s in %s", flow, explanation, enforced);
    }
  }

  private static Stream<PolicyRuleRef> onlyRules(Explanation explanation) {
    return explanation.isAllowed()
        ? Stream.of(explanation.verdict().egress(), explanation.verdict().ingress())
            .map(Half::allowedBy)
            .filter(rules -> rules.size() == 1)
            .map(List::getFirst)
        : Stream.of();
  }

  private static void deny(Flow flow, PolicyRuleRef rule, Questions questions) {
    Network rest = without(rule, questions.pods);
    Questions anew = new Questions(questions.network, rest, Explainer.of(rest));
    assertThat(anew.ask(flow).isAllowed())
        .as("%s without %s in %s", flow, rule, questions.network)
        .isFalse();
    Questions after = new Questions(questions.network, rest, questions.explainer.after(rest));
    for (Flow each : questions.some()) {
      assertThat(after.ask(each))
          .as("%s without %s in %s", each, rule, questions.network)
          .isEqualTo(anew.ask(each));
    }
  }

  private static Network without(PolicyRuleRef rule, Network network) {
    List<Policy> policies = new ArrayList<>(network.policies());
    policies.replaceAll(policy -> policy.equals(rule.policy()) ? without(rule) : policy);
    return new Network(network.namespaces(), network.pods(), policies);
  }

  private static Policy without(PolicyRuleRef ref) {
    PolicySpec spec = ref.policy().spec();
    return Policy.foreign(
        ref.policy().id(),
        new PolicySpec(
            spec.podSelector(),
            spec.policyTypes(),
            without(ref, Direction.INGRESS),
            without(ref, Direction.EGRESS)));
  }

  private static List<PolicyRule> without(PolicyRuleRef ref, Direction direction) {
    List<PolicyRule> rules = new ArrayList<>(ref.policy().spec().rules(direction));
    if (ref.direction() == direction) {
      rules.remove(ref.index());
    }
    return rules;
  }

  /** Questions about one network. */
  private static final class Questions {
    private final RandomNetwork network;
    private final Network pods;
    private final Explainer explainer;
    private final Map<String, End> ends;

    static Questions about(RandomNetwork network) {
      Network pods = Evaluation.network(network.enforcement(), network.endpoints());
      return new Questions(network, pods, Explainer.of(pods));
    }

    Questions(RandomNetwork network, Network pods, Explainer explainer) {
      this.network = network;
      this.pods = pods;
      this.explainer = explainer;
      this.ends =
          pods.pods().stream()
              .map(End.Pods::of)
              .collect(Collectors.toMap(end -> end.endpoint().name(), Function.identity()));
    }

    List<Flow> some() {
      List<Flow> all = new ArrayList<>(network.flows().toList());
      Collections.shuffle(all, new Random(all.size()));
      return all.subList(0, QUESTIONS);
    }

    Explanation ask(Flow flow) {
      return explainer.explain(
          end(flow.from()), end(flow.to()), Connections.of(flow.protocol(), flow.port()));
    }

    Explanation askOfNobodyElse(Flow flow) {
      Set<Pod> both =
          Stream.of(end(flow.from()), end(flow.to()))
              .map(End::pods)
              .flatMap(List::stream)
              .collect(Collectors.toSet());
      Network rest = pods.restrictedTo(both);
      return new Questions(network, rest, Explainer.of(rest)).ask(flow);
    }

    private End end(Endpoint endpoint) {
      return endpoint
          .pod()
          .map(pod -> ends.get(pod.name()))
          .orElseGet(() -> new End.Addresses(Cidr.ofAddress(endpoint.address()).orElseThrow()));
    }
  }
}
