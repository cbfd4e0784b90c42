package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Services.external;
import static io.appfirewall.fixture.Services.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.fixture.FirewallBuilder;
import org.junit.jupiter.api.Test;

class ServiceIsExternalNameCheckTest {
  private final FirewallCheck check = new ServiceIsExternalNameCheck();

  private final FirewallBuilder web = firewall("web").allowsEgressTo(service("db"), tcp(80));

  @Test
  void aNameInSomebodysDnsIsReported() {
    assertThat(Checked.by(check, web, snapshot().with(external("db", "db.example.com"))))
        .containsExactly(
            "spec.egress[out-0].to[0].service: Service shop/db is of type ExternalName, which"
                + " stands for no pods and no addresses. Name the addresses with an ipBlock or an"
                + " AddressGroup.");
  }

  @Test
  void anyOtherServiceIsFine() {
    assertThat(Checked.by(check, web, snapshot().with(selecting("db", app("db"))))).isEmpty();
  }
}
