package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.snapshot.ApiServer;
import io.appfirewall.core.snapshot.ApiServer.Access;
import io.appfirewall.core.snapshot.Snapshot.Platform;
import io.appfirewall.fixture.Addresses;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterFactsTest {
  private static final ClusterFacts BEFORE = facts("10.0.0.1", "10.96.0.10", Platform.PLAIN);

  private static ClusterFacts facts(String node, String dns, Platform platform) {
    return new ClusterFacts(Optional.empty(), ips(node), ips(dns), platform);
  }

  private static List<Cidr> ips(String... addresses) {
    return Addresses.addresses(addresses);
  }

  @Test
  void theSameFactsChangeNothing() {
    assertThat(BEFORE.changedSince(facts("10.0.0.1", "10.96.0.10", Platform.PLAIN))).isEmpty();
  }

  @Test
  void theOrderOfNodesIsNoFact() {
    ClusterFacts one =
        new ClusterFacts(Optional.empty(), ips("10.0.0.1", "10.0.0.2"), List.of(), Platform.PLAIN);
    ClusterFacts other =
        new ClusterFacts(
            Optional.empty(), ips("10.0.0.2", "10.0.0.1", "10.0.0.1"), List.of(), Platform.PLAIN);

    assertThat(other.changedSince(one)).isEmpty();
  }

  @Test
  void anAddressOfANodeChangesNodes() {
    assertThat(facts("10.0.0.2", "10.96.0.10", Platform.PLAIN).changedSince(BEFORE))
        .containsExactly(Entity.NODES);
  }

  @Test
  void anAddressOfTheDnsChangesClusterDns() {
    assertThat(facts("10.0.0.1", "10.96.0.11", Platform.PLAIN).changedSince(BEFORE))
        .containsExactly(Entity.CLUSTER_DNS);
  }

  @Test
  void anAddressOfTheApiServerChangesKubeApiServer() {
    Access access = new Access(ips("192.0.2.1"), List.of());
    ClusterFacts now =
        new ClusterFacts(
            Optional.of(new ApiServer(access, access)),
            BEFORE.nodes(),
            BEFORE.dnsAddresses(),
            Platform.PLAIN);

    assertThat(now.changedSince(BEFORE)).containsExactly(Entity.KUBE_API_SERVER);
  }

  @Test
  void thePlatformChangesWhateverItsNamespacesStandFor() {
    assertThat(facts("10.0.0.1", "10.96.0.10", new Platform(true, false)).changedSince(BEFORE))
        .containsExactlyInAnyOrder(
            Entity.CLUSTER_DNS, Entity.INGRESS_CONTROLLERS, Entity.MONITORING);
  }
}
