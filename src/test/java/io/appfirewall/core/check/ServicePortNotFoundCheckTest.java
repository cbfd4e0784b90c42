package io.appfirewall.core.check;

import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Services.external;
import static io.appfirewall.fixture.Services.port;
import static io.appfirewall.fixture.Services.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Service;
import org.junit.jupiter.api.Test;

class ServicePortNotFoundCheckTest {
  private final FirewallCheck check = new ServicePortNotFoundCheck();

  private static final Service RABBIT =
      selecting("rabbit", app("rabbit"), port("amqp", 5672, tcp(5672)), port("x", 1, udp(1)));

  @Test
  void everyPortThatTheServiceLacksIsReportedWithThoseItHas() {
    assertThat(
            Checked.by(
                check,
                firewall("web").allowsEgressTo(service("rabbit"), tcp(80), tcp(5672), tcp("x")),
                snapshot().with(RABBIT)))
        .containsExactly(
            "spec.egress[out-0].to[0].service: Service shop/rabbit does not have TCP 80, TCP x. It"
                + " has [TCP 5672 (amqp), UDP 1 (x)].");
  }

  @Test
  void aServiceWithoutPortsIsReported() {
    assertThat(
            Checked.by(
                check,
                firewall("web").allowsEgressTo(service("rabbit"), tcp(80)),
                snapshot().with(selecting("rabbit", app("rabbit")))))
        .containsExactly(
            "spec.egress[out-0].to[0].service: Service shop/rabbit does not have TCP 80. It has no"
                + " ports at all.");
  }

  @Test
  void inFromThePortsAreTheMembers() {
    assertThat(
            Checked.by(
                check,
                firewall("web").allowsIngressFrom(service("rabbit"), tcp(80)),
                snapshot().with(RABBIT)))
        .isEmpty();
  }

  @Test
  void anExternalNameIsSomebodyElsesBusiness() {
    assertThat(
            Checked.by(
                check,
                firewall("web").allowsEgressTo(service("rabbit"), tcp(80)),
                snapshot().with(external("rabbit", "mq.example.com"))))
        .isEmpty();
  }
}
