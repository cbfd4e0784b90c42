package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.model.Service.Backend;
import io.appfirewall.core.model.Service.EndpointPort;
import io.appfirewall.core.model.Service.Endpoints;
import io.appfirewall.core.model.Service.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceReaderTest {
  @Test
  void aSelectorStandsForItsPods() {
    assertThat(
            service(
                """
                selector: {app: rabbit}
                ports:
                - {name: amqp, port: 5672, targetPort: 15672}
                - {name: web, port: 80, targetPort: http}
                - {name: dns, port: 53, protocol: UDP}
                - {name: bad, port: 0}
                """))
        .isEqualTo(
            new Service(
                new NamespacedName("infra", "rabbit"),
                new Backend.Selected(LabelSelector.labels(Map.of("app", "rabbit"))),
                List.of(
                    new ServicePort("amqp", Protocol.TCP, 5672, Port.number(Protocol.TCP, 15672)),
                    new ServicePort("web", Protocol.TCP, 80, Port.named(Protocol.TCP, "http")),
                    new ServicePort("dns", Protocol.UDP, 53, Port.number(Protocol.UDP, 53)))));
  }

  @Test
  void withoutSelectorItStandsForItsEndpoints() {
    EndpointSlice slice =
        Yaml.object(
            EndpointSlice.class,
            """
            metadata: {name: rabbit-1, namespace: infra}
            addressType: IPv4
            endpoints:
            - {addresses: [10.1.0.2, 10.1.0.1], conditions: {ready: false}}
            - {addresses: [not-an-address]}
            ports:
            - {name: amqp, port: 5672}
            - {name: any}
            """);
    assertThat(service("ports: [{name: amqp, port: 5672}]", slice).backend())
        .isEqualTo(
            new Backend.Listed(
                List.of(
                    new Endpoints(
                        List.of(Cidr.of("10.1.0.1/32"), Cidr.of("10.1.0.2/32")),
                        List.of(new EndpointPort("amqp", Port.number(Protocol.TCP, 5672)))))));
  }

  @Test
  void anExternalNameIsToldApartFromPods() {
    assertThat(
            service("{type: ExternalName, externalName: db.example.com, selector: {a: b}}")
                .backend())
        .isEqualTo(new Backend.External("db.example.com"));
  }

  private static Service service(String spec, EndpointSlice... slices) {
    return ServiceReader.read(
        Yaml.object(
            io.fabric8.kubernetes.api.model.Service.class,
            "metadata: {name: rabbit, namespace: infra}\nspec:\n" + spec.indent(2)),
        List.of(slices));
  }
}
