package io.appfirewall.oracle;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.appfirewall.core.model.Protocol;
import io.appfirewall.laws.Endpoint;
import io.appfirewall.laws.IntendedNetwork;
import io.appfirewall.oracle.Case.End;
import io.appfirewall.oracle.Case.Port;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What AppFirewalls and baselines mean when one reads them, and what engines of others find allowed
 * by the policies that they become.
 */
class IntentionIT {
  private static final int RANDOM_WORLDS = 2_000;

  /** Of the small worlds, every one at this distance from the last. */
  private static final int DISTANCE = 17;

  private static final List<Port> PORTS =
      List.of(
          new Port(Protocol.TCP, 53),
          new Port(Protocol.TCP, 80),
          new Port(Protocol.TCP, 443),
          new Port(Protocol.TCP, 6443),
          new Port(Protocol.TCP, 8080),
          new Port(Protocol.UDP, 53),
          new Port(Protocol.UDP, 5353),
          new Port(Protocol.SCTP, 80));

  private final Oracles oracles = Oracles.find();

  @Test
  void cyclonusFindsWhatIsMeantInRandomWorlds() {
    assertThat(asMeant(IntendedNetwork.random(RANDOM_WORLDS), oracles.cyclonus()))
        .isGreaterThan(1_000_000);
  }

  @Test
  void cyclonusFindsWhatIsMeantInSmallWorlds() {
    assertThat(asMeant(IntendedNetwork.small(DISTANCE), oracles.cyclonus())).isGreaterThan(500_000);
  }

  @Test
  void kubeNetworkPoliciesFindsWhatIsMeantInRandomWorlds() {
    assertThat(asMeant(IntendedNetwork.random(RANDOM_WORLDS), oracles.kubeNetworkPolicies()))
        .isGreaterThan(1_000_000);
  }

  /** On how many connections they agree. */
  private static long asMeant(Stream<IntendedNetwork> worlds, Oracle oracle) {
    List<IntendedNetwork> all = worlds.toList();
    List<Case> cases = all.stream().map(IntentionIT::question).toList();
    List<String> answers = oracle.answers(cases.stream().map(Case::line).toList());
    long agreed = 0;
    for (int i = 0; i < all.size(); i++) {
      agreed += asMeant(all.get(i), cases.get(i).answered(answers.get(i)));
    }
    return agreed;
  }

  private static Case question(IntendedNetwork world) {
    return RandomCases.of(world.name(), world.network(), PORTS);
  }

  private static long asMeant(IntendedNetwork world, Case judged) {
    Map<End, Endpoint> endpoints =
        world.network().endpoints().stream().collect(toMap(RandomCases::end, end -> end));
    var verdicts = judged.verdicts(end -> requireNonNull(endpoints.get(end)));
    verdicts.forEach((flow, allowed) -> {
      if (world.allows(flow) != allowed) {
        fail(
            "%s is allowed: %s, by %s, which is not meant by %s",
            flow, allowed, judged.policies(), world);
      }
    });
    return verdicts.size();
  }
}
