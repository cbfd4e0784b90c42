package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.snapshot.ApiServer;
import io.appfirewall.core.snapshot.ApiServer.Access;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterFactsTest {
  @Test
  void theApiServerIsItsServiceAndItsEndpoints() {
    Service service =
        Yaml.object(
            Service.class,
            "spec: {clusterIP: 10.96.0.1, clusterIPs: [10.96.0.1, 'fd00::1'], ports: [{port:"
                + " 443}]}");
    EndpointSlice slice =
        Yaml.object(
            EndpointSlice.class, "endpoints: [{addresses: [192.0.2.7]}]\nports: [{port: 6443}]");
    assertThat(ApiServerReader.read(Optional.of(service), Optional.of(slice)))
        .hasValue(
            new ApiServer(
                new Access(
                    List.of(Cidr.of("192.0.2.7/32")), List.of(Port.number(Protocol.TCP, 6443))),
                new Access(
                    List.of(Cidr.of("10.96.0.1/32"), Cidr.of("fd00::1/128")),
                    List.of(Port.number(Protocol.TCP, 443)))));
  }

  @Test
  void theApiServerIsUnknownWithoutBoth() {
    assertThat(ApiServerReader.read(Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void aHeadlessServiceHasNoAddressOfItsOwn() {
    assertThat(ClusterIps.of(Yaml.object(Service.class, "spec: {clusterIP: None}"))).isEmpty();
  }

  @Test
  void aNodeIsItsInternalAddresses() {
    Node node =
        Yaml.object(
            Node.class,
            """
            status:
              addresses:
              - {type: ExternalIP, address: 203.0.113.1}
              - {type: InternalIP, address: 192.168.0.2}
              - {type: InternalIP, address: "fd00::2"}
              - {type: Hostname, address: node}
            """);
    assertThat(NodeReader.internalIps(node))
        .containsExactly(Cidr.of("192.168.0.2/32"), Cidr.of("fd00::2/128"));
  }

  @Test
  void aNamespaceAlwaysHasTheLabelOfItsName() {
    assertThat(
            NamespaceReader.read(
                Yaml.object(Namespace.class, "metadata: {name: shop, labels: {team: a}}")))
        .isEqualTo(
            new TargetNamespace(
                "shop", Map.of("team", "a", "kubernetes.io/metadata.name", "shop")));
  }
}
