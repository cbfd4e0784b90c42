package io.appfirewall.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallWorldsLawTest {
  @ParameterizedTest
  @EnumSource
  void theClusterAllowsExactlyWhatTheFirewallsIntend(SmallWorlds family) {
    long flows = family.worlds().mapToLong(SmallWorldsLawTest::flowsAsIntended).sum();
    assertThat(flows).as("flows asked about").isPositive();
  }

  private static long flowsAsIntended(World world) {
    Enforcement enforced = world.enforced();
    Intention intended = new Intention(world);
    return world
        .flows()
        .peek(flow -> {
          if (enforced.allows(flow) != intended.allows(flow)) {
            fail(
                "%s is %s to be allowed in %s, where %s",
                flow, intended.allows(flow) ? "meant" : "not meant", world, enforced.policies());
          }
        })
        .count();
  }
}
