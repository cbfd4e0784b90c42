package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Names.serviceId;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Services.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class ServiceNotFoundCheckTest {
  private final FirewallCheck check = new ServiceNotFoundCheck();

  private final FirewallBuilder web =
      firewall("web").allowsIngressFrom(service("infra/rabbit"), tcp(80));

  @Test
  void aServiceThatIsNotThereIsReported() {
    assertThat(Checked.by(check, web))
        .containsExactly(
            "spec.ingress[in-0].from[0].service: there is no Service infra/rabbit. Create it, or"
                + " remove this peer.");
  }

  @Test
  void oneThatIsThereIsFine() {
    assertThat(Checked.by(check, web, snapshot().with(selecting("infra/rabbit", app("rabbit")))))
        .isEmpty();
  }

  @Test
  void whetherOneThatMayNotBeReadIsThereNobodyKnows() {
    assertThat(Checked.by(check, web, snapshot().unreadable(serviceId("infra/rabbit")))).isEmpty();
  }
}
