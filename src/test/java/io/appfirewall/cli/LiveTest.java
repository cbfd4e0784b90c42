package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.api.model.NamespaceListBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTest {
  @Nested
  class OfACluster {
    @RegisterExtension final MockCluster cluster = new MockCluster();
    private final KubernetesClient client = cluster.client();

    @Test
    void whatIsThereIsRendered() {
      AppFirewall web =
          client
              .getKubernetesSerialization()
              .unmarshal(
                  "metadata: {name: web, namespace: shop}\nspec: {allPods: true}",
                  AppFirewall.class);
      AppFirewall created = client.resource(web).create();
      Invocation render = Invocation.live(client, "render");
      assertThat(render.err()).isEmpty();
      assertThat(render.out())
          .contains("name: appfw-web", "uid: " + created.getMetadata().getUid());
    }
  }

  @Nested
  @EnableKubernetesMockClient
  @SuppressWarnings("NullAway.Init") // the mock client's extension sets the fields
  class OfAClusterThatLacksWhatIsAskedFor {
    KubernetesMockServer server;
    KubernetesClient client;

    @Test
    void oneSentenceSaysWhatIsNotInstalled() {
      server
          .expect()
          .get()
          .withPath("/api/v1/namespaces?limit=500")
          .andReturn(200, new NamespaceListBuilder().withNewMetadata().endMetadata().build())
          .always();
      assertThat(Invocation.live(client, "render"))
          .isEqualTo(
              Invocation.failed(4, "The cluster has no appfirewalls: install AppFirewall's CRDs."));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "null",
          "{\"items\": [null]}",
          "{\"items\": [{}]}",
          "{\"items\": [{\"metadata\": {}}]}",
          "{\"metadata\": null, \"items\": [{\"metadata\": {\"name\": null}}]}"
        })
    void oneSentenceSaysThatItGivesNoList(String body) {
      server.expect().get().withPath("/api/v1/namespaces?limit=500").andReturn(200, body).once();
      assertThat(Invocation.live(client, "status"))
          .isEqualTo(
              Invocation.failed(
                  4,
                  "What answers at "
                      + client.getMasterUrl()
                      + " gives no list of namespaces, so it is no Kubernetes of today."));
    }

    @Test
    void aListThatIsNullIsEmpty() {
      for (String path :
          List.of(
              "/api/v1/namespaces",
              "/apis/appfirewall.io/v1beta1/appfirewalls",
              "/apis/appfirewall.io/v1beta1/firewallbaselines",
              "/apis/appfirewall.io/v1beta1/addressgroups",
              "/apis/appfirewall.io/v1beta1/clusteraddressgroups")) {
        server
            .expect()
            .get()
            .withPath(path + "?limit=500")
            .andReturn(200, "{\"items\": null}")
            .once();
      }
      assertThat(Invocation.live(client, "status").out()).startsWith("No AppFirewall, ");
    }

    @Test
    void oneSentenceSaysThatItIsNoCluster() {
      assertThat(Invocation.live(client, "render"))
          .isEqualTo(
              Invocation.failed(
                  4,
                  "What answers at "
                      + client.getMasterUrl()
                      + " has no namespaces, so it is no Kubernetes of today."));
    }
  }

  @Test
  void oneSentenceSaysThatAClusterCannotBeReached() {
    KubernetesClient nowhere =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("https://127.0.0.1:1")
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    assertThat(Invocation.live(nowhere, "render"))
        .isEqualTo(
            Invocation.failed(
                4, "The cluster at https://127.0.0.1:1/ cannot be reached: nobody answers there."));
  }

  @Test
  void aPathAndAContextExcludeEachOther() {
    Invocation both = Invocation.of("render", "-f", "-", "--context", "x");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).startsWith("Give either -f or --context");
  }
}
