package io.appfirewall.operator;

import static io.appfirewall.fixture.Names.addressGroupId;
import static io.appfirewall.fixture.Names.clusterAddressGroupId;
import static io.appfirewall.fixture.Names.firewallId;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.UsedBy;
import io.appfirewall.cluster.References;
import io.appfirewall.cluster.Scope;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UsersTest {
  private final PrimaryCaches caches = new PrimaryCaches(Scope.CLUSTER);
  private final FakeCache<AppFirewall> firewalls =
      FakeCache.behind(caches.firewalls(), AppFirewall.class);
  private final Users users = new Users(caches);

  @BeforeEach
  void index() {
    firewalls.addIndexer(References.INDEX, firewall -> References.of(firewall).keys());
  }

  private void firewall(String namespace, String name, String peer) {
    firewalls.put(
        "metadata: {name: %s, namespace: %s}\nspec: {ingress: [{from: [%s]}]}"
            .formatted(name, namespace, peer));
  }

  @Nested
  class OfAFirewall {
    @Test
    void areThoseThatNameItWhereverTheyAreAndTheSampleIsOfItsNamespace() {
      firewall("shop", "web", "{firewall: {name: api}}");
      firewall("shop", "admin", "{firewall: {name: api, namespace: shop}}");
      firewall("bi", "reports", "{firewall: {name: api, namespace: shop}}");
      firewall("bi", "other", "{firewall: {name: api}}");

      assertThat(users.of(firewallId("api"))).isEqualTo(new UsedBy(3, List.of("admin", "web")));
    }

    @Test
    void areNotItself() {
      firewall("shop", "api", "{firewall: {name: api}}");

      assertThat(users.of(firewallId("api"))).isEqualTo(new UsedBy(0, List.of()));
    }
  }

  @Nested
  class OfAnAddressGroup {
    @Test
    void areThoseThatNameItAndNotThoseOfItsNamesakeOfTheCluster() {
      firewall("shop", "web", "{addressGroup: {name: office}}");
      firewall("shop", "api", "{addressGroup: {name: office, kind: ClusterAddressGroup}}");

      assertThat(users.of(addressGroupId("office"))).isEqualTo(new UsedBy(1, List.of("web")));
    }

    @Test
    void areNamedWithTheirNamespaceWhereItIsOfTheWholeCluster() {
      firewall("shop", "web", "{addressGroup: {name: office, kind: ClusterAddressGroup}}");
      firewall("bi", "web", "{addressGroup: {name: office, kind: ClusterAddressGroup}}");

      assertThat(users.of(clusterAddressGroupId("office")))
          .isEqualTo(new UsedBy(2, List.of("bi/web", "shop/web")));
    }

    @Test
    void areAllCountedAndTwentyNamed() {
      IntStream.range(0, 25)
          .forEach(i -> firewall("shop", "fw-" + (10 + i), "{addressGroup: {name: office}}"));

      assertThat(users.of(addressGroupId("office")))
          .isEqualTo(
              new UsedBy(25, IntStream.range(0, 20).mapToObj(i -> "fw-" + (10 + i)).toList()));
    }
  }
}
