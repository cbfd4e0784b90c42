package io.appfirewall.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.PortSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final int PODS = 300;
  private static final int AT_ONCE = 8;

  /** Each pod may reach a block of its own. */
  private static final Network NETWORK =
      new Network(
          new TreeMap<>(),
          IntStream.range(0, PODS).mapToObj(ExplainerTest::pod).toList(),
          IntStream.range(0, PODS).mapToObj(ExplainerTest::policy).toList());

  private static Pod pod(int i) {
    return new Pod(
        new NamespacedName("shop", "p" + i),
        new Workload("shop", "p" + i, "Pod"),
        Map.of("app", "p" + i),
        List.of(),
        false,
        Set.of());
  }

  private static Policy policy(int i) {
    PolicyRule rule =
        new PolicyRule(
            new PeerSet.Listed(
                List.of(
                    new PolicyPeer.Addresses(
                        new IpBlock(
                            Cidr.of("10.%d.%d.0/24".formatted(i / 256, i % 256)), List.of())))),
            PortSet.EVERY);
    return new Policy(
        new NamespacedName("shop", "p" + i),
        new PolicySpec(
            LabelSelector.labels(Map.of("app", "p" + i)),
            new TreeSet<>(Set.of(Direction.EGRESS)),
            List.of(),
            List.of(rule)),
        Optional.empty());
  }

  private static List<String> reached(Explainer explainer) {
    return NETWORK.pods().stream()
        .flatMap(pod -> explainer.allFrom(End.Pods.of(pod), Connections.ALL))
        .map(explanation -> explanation.from() + " " + explanation.to())
        .toList();
  }

  @Test
  void severalMayAskAtOnce() {
    List<String> alone = reached(Explainer.of(NETWORK));
    Explainer shared = Explainer.of(NETWORK);

    assertThat(alone).hasSize(PODS);
    assertThat(Stream.generate(() -> shared).limit(AT_ONCE).parallel().map(ExplainerTest::reached))
        .containsOnly(alone);
  }
}
