package io.appfirewall.laws;

import static java.util.stream.Collectors.toMap;

import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.laws.RandomNetworks.RandomNetwork;
import io.appfirewall.manifest.Manifests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A world for those who have engines of their own: what its firewalls and baselines became, and
 * what they mean.
 */
public final class IntendedNetwork {
  private static final List<NamespacedName> NAMES =
      List.of(
          new NamespacedName("shop", "web"),
          new NamespacedName("shop", "api"),
          new NamespacedName("bi", "web"));

  private final String name;
  private final World world;
  private final Intention intention;

  private IntendedNetwork(String name, World world) {
    this.name = name;
    this.world = world;
    this.intention = new Intention(world);
  }

  /** One to three firewalls each, in a cluster that has more or less of what they name. */
  public static Stream<IntendedNetwork> random(int count) {
    return LongStream.range(0, count).mapToObj(IntendedNetwork::random);
  }

  private static IntendedNetwork random(long seed) {
    Random random = new Random(seed);
    Cluster cluster = Cluster.ALL.get(random.nextInt(Cluster.ALL.size()));
    List<Firewall> firewalls = new ArrayList<>();
    for (NamespacedName name : NAMES.subList(0, 1 + random.nextInt(NAMES.size()))) {
      firewalls.add(new RandomFirewalls(random.nextLong()).firewall(name));
    }
    return new IntendedNetwork("seed " + seed, cluster.of(firewalls, List.of()));
  }

  /**
   * Of the small worlds of each family every one at such a distance.
   *
   * @param distance 1 for all
   */
  public static Stream<IntendedNetwork> small(int distance) {
    return Arrays.stream(SmallWorlds.values())
        .flatMap(family -> {
          List<World> worlds = family.worlds().toList();
          return Stream.iterate(0, i -> i < worlds.size(), i -> i + distance)
              .map(i -> new IntendedNetwork(family + " " + i, worlds.get(i)));
        });
  }

  /** What manifests say, among pods and addresses that they need not know. */
  public static IntendedNetwork of(
      String name, Manifests manifests, Instant now, List<Endpoint> endpoints) {
    return new IntendedNetwork(
        name,
        new World(
            manifests.namespaces().stream()
                .collect(toMap(TargetNamespace::name, TargetNamespace::labels)),
            endpoints,
            values(manifests.firewalls()),
            values(manifests.baselines()),
            manifests.snapshot(Settings.DEFAULTS, now)));
  }

  private static <T> List<T> values(List<Judged<T>> judged) {
    return judged.stream().flatMap(each -> each.value().stream()).toList();
  }

  public String name() {
    return name;
  }

  /** With the policies that were compiled. */
  public RandomNetwork network() {
    return new RandomNetwork(world.enforced(), world.endpoints());
  }

  /** Whether it is meant to be allowed. */
  public boolean allows(Flow flow) {
    return intention.allows(flow);
  }

  @Override
  public String toString() {
    return name + ": " + world;
  }
}
