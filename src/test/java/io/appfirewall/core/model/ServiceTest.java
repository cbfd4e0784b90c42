package io.appfirewall.core.model;

import static io.appfirewall.fixture.Ports.every;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.Ports.udp;
import static io.appfirewall.fixture.Selectors.app;
import static io.appfirewall.fixture.Services.endpointPort;
import static io.appfirewall.fixture.Services.port;
import static io.appfirewall.fixture.Services.selecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceTest {
  private final Service dns =
      selecting("dns", app("dns"), port("dns", 53, udp(5353)), port("dns-tcp", 53, tcp(5354)));

  @Test
  void aNumberChoosesByProtocol() {
    assertThat(dns.targets(Optional.of(PortSet.of(tcp(53))))).containsExactly(tcp(5354));
  }

  @Test
  void aNameMeansNothingUnderAnotherProtocol() {
    assertThat(dns.targets(Optional.of(PortSet.of(tcp("dns"))))).isEmpty();
  }

  @Test
  void theTargetsNumberIsNotTheServices() {
    assertThat(dns.targets(Optional.of(PortSet.of(udp(5353))))).isEmpty();
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(dns.notFound(PortSet.of(tcp(53), tcp("dns"), every(Protocol.SCTP))))
        .containsExactly("TCP dns", "every SCTP port");
  }

  @Test
  void anEmptySelectorWouldSelectEveryPodAndIsNone() {
    assertThatThrownBy(() -> selecting("api", LabelSelector.EVERYTHING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noEndpointListensOnEveryPort() {
    assertThatThrownBy(() -> endpointPort("any", every(Protocol.TCP)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
