package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Services.endpointPort;
import static io.appfirewall.fixture.Services.listing;
import static io.appfirewall.fixture.Services.port;
import static io.appfirewall.fixture.Services.selecting;
import static io.appfirewall.fixture.Services.slice;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Service;
import io.appfirewall.core.model.Service.Endpoints;
import io.appfirewall.fixture.FirewallBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceWithoutEndpointsCheckTest {
  private final FirewallCheck check = new ServiceWithoutEndpointsCheck();

  private final FirewallBuilder out = firewall("web").allowsEgressTo(service("db"), tcp(5432));
  private final FirewallBuilder in = firewall("web").allowsIngressFrom(service("db"), tcp(80));

  private static Service db(Endpoints... slices) {
    return listing("db", List.of(port("sql", 5432, tcp(5432))), slices);
  }

  @Test
  void withoutAddressesItIsNoted() {
    assertThat(Checked.by(check, in, snapshot().with(db(slice(List.of())))))
        .containsExactly(
            "spec.ingress[in-0].from[0].service: Service shop/db has no selector, and its"
                + " EndpointSlices have no address, so this peer is nobody.");
  }

  @Test
  void addressesThatListenElsewhereAreNotedInTo() {
    assertThat(
            Checked.by(
                check,
                out,
                snapshot().with(db(slice(List.of("10.1.0.1"), endpointPort("ssh", tcp(22)))))))
        .containsExactly(
            "spec.egress[out-0].to[0].service: Service shop/db has no selector, and its"
                + " EndpointSlices have no address with a port of this rule, so this peer is"
                + " nobody.");
  }

  @Test
  void oneAddressIsEnough() {
    Service service = db(slice(List.of()), slice(List.of("10.1.0.1"), endpointPort("sql", tcp(1))));
    assertThat(Checked.by(check, in, snapshot().with(service))).isEmpty();
    assertThat(Checked.by(check, out, snapshot().with(service))).isEmpty();
  }

  @Test
  void aSelectorIsSomebody() {
    assertThat(Checked.by(check, out, snapshot().with(selecting("db", app("db"))))).isEmpty();
  }
}
