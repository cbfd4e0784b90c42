package io.appfirewall.operator;

import static io.appfirewall.fixture.Moments.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.UsedBy;
import io.appfirewall.cluster.Scope;
import io.appfirewall.manifest.AddressGroupReader;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupStatusesTest {
  private final PrimaryCaches caches = new PrimaryCaches(Scope.CLUSTER);
  private final GroupStatuses statuses =
      new GroupStatuses(new Users(caches), Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void bind() {
    FakeCache.behind(caches.firewalls(), AppFirewall.class);
  }

  private AddressGroupStatus status(String spec) {
    AddressGroup group =
        Serialization.unmarshal(
            "metadata: {name: office, namespace: shop, generation: 3}\nspec: " + spec,
            AddressGroup.class);
    return statuses.status(group, AddressGroupReader.read(group));
  }

  private static List<String> conditions(AddressGroupStatus status) {
    return Objects.requireNonNull(status.conditions()).stream()
        .map((Condition c) -> c.getType() + "=" + c.getStatus() + "/" + c.getReason())
        .toList();
  }

  @Test
  void countsAndAggregates() {
    AddressGroupStatus status =
        status(
            "{addresses: [{cidr: 10.0.0.0/9}, {cidr: 10.128.0.0/9}, {cidr: \"2001:db8::/48\"}]}");

    assertThat(status.observedGeneration()).isEqualTo(3);
    assertThat(status.entries()).isEqualTo(3);
    assertThat(status.aggregated()).isEqualTo(2);
    assertThat(status.families()).containsExactly("IPv4", "IPv6");
    assertThat(status.usedBy()).isEqualTo(new UsedBy(0, List.of()));
    assertThat(conditions(status)).contains("Ready=True/Ready");
  }

  @Test
  void countsNothingOfAGroupThatIsNotAccepted() {
    AddressGroupStatus status = status("{addresses: [{cidr: 10.0.0.1/9}]}");

    assertThat(status.entries()).isNull();
    assertThat(status.aggregated()).isNull();
    assertThat(status.families()).isNull();
    assertThat(conditions(status))
        .contains("Accepted=False/CidrNotCanonical", "Stalled=True/CidrNotCanonical");
  }

  @Test
  void hasNoFamiliesWhereThereAreNoAddresses() {
    assertThat(status("{addresses: []}").families()).isEmpty();
  }
}
