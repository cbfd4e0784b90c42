package io.appfirewall.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  private final KubernetesSerialization serialization = new KubernetesSerialization();

  @Nested
  class WhenWrittenAndReadAgain {
    @Test
    void aFirewallIsTheSame() {
      String yaml =
          """
          apiVersion: appfirewall.io/v1beta1
          kind: AppFirewall
          metadata:
            name: db
            namespace: shop
          spec:
            podSelector:
              matchLabels:
                app: db
            ingress:
            - name: web
              from: []
              ports:
              - port: 5432
              - port: metrics
          status:
            observedGeneration: 2
            conditions:
            - type: Ready
              status: "True"
              observedGeneration: 2
          """;
      assertThat(tree(serialization.unmarshal(yaml, AppFirewall.class)))
          .isEqualTo(serialization.unmarshal(yaml, JsonNode.class));
    }

    @Test
    void whatIsAbsentStaysAbsent() {
      AppFirewall firewall = new AppFirewall();
      firewall.setSpec(
          new AppFirewallSpec(null, null, true, null, null, null, null, List.of(), null));
      assertThat(tree(firewall).get("spec"))
          .isEqualTo(serialization.unmarshal("allPods: true\ningress: []", JsonNode.class));
    }
  }

  @Nested
  class WhenWhatIsReadIsNotLegal {
    @Test
    void unknownFieldsAndValuesAreNoObstacle() {
      AppFirewall firewall =
          serialization.unmarshal("spec:\n  mode: Later\n  safety:\n    x: 1", AppFirewall.class);
      assertThat(requireNonNull(firewall.getSpec()).mode()).isEqualTo("Later");
    }

    @Test
    void anObjectWithoutSpecIsRead() {
      AppFirewall firewall = serialization.unmarshal("metadata:\n  name: db", AppFirewall.class);
      assertThat(firewall.getSpec()).isNull();
      assertThat(firewall.getStatus()).isNull();
    }
  }

  @Nested
  class WhenASpecIsOfAnotherType {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "text                                          | spec",
          "[]                                            | spec",
          "{allPods: 'true'}                             | spec.allPods",
          "{allPods: 1}                                  | spec.allPods",
          "{mode: true}                                  | spec.mode",
          "{policyTypes: Egress}                         | spec.policyTypes",
          "{podSelector: {matchLabels: {app: 1}}}        | spec.podSelector.matchLabels.app",
          "{ingress: [{name: a}, {name: b, ports: {}}]}  | spec.ingress[b].ports",
          "{ingress: [{from: {}}]}                       | spec.ingress[0].from",
          "{egress: [{name: a, ports: [{endPort: '9'}]}]} | spec.egress[a].ports[0].endPort",
          "{egress: [{name: a, ports: [{endPort: 9.5}]}]} | spec.egress[a].ports[0].endPort",
        })
    void thereIsNoneAndItIsKnownWhere(String spec, String where) {
      AppFirewall firewall =
          serialization.unmarshal(
              "metadata: {name: db}\nspec: " + spec.replace('\'', '"'), AppFirewall.class);

      assertThat(firewall.getSpec()).isNull();
      assertThat(firewall.misfit()).contains(where);
      assertThat(firewall.getMetadata().getName()).isEqualTo("db");
    }

    @Test
    void everyKindIsReadAllTheSame() {
      assertThat(serialization.unmarshal("spec: 1", FirewallBaseline.class).misfit())
          .contains("spec");
      assertThat(serialization.unmarshal("spec: 1", AddressGroup.class).misfit()).contains("spec");
      assertThat(serialization.unmarshal("spec: 1", ClusterAddressGroup.class).misfit())
          .contains("spec");
    }

    @Test
    void nullIsNone() {
      AppFirewall firewall = serialization.unmarshal("spec: null", AppFirewall.class);

      assertThat(firewall.getSpec()).isNull();
      assertThat(firewall.misfit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "[]", "1"})
    void aStatusIsNone(String status) {
      AppFirewall firewall = withStatus(status);

      assertThat(firewall.getStatus()).isNull();
      assertThat(requireNonNull(firewall.getSpec()).allPods()).isTrue();
      assertThat(firewall.misfit()).isEmpty();
    }
  }

  @Nested
  class WhenAFieldOfAStatusIsOfAnotherType {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{members: {pods: 3, hostNetwork: x}}       | {members: {pods: 3}}",
          "{observedGeneration: x, members: 1}        | {}",
          "{conditions: text, members: {pods: 3}}     | {members: {pods: 3}}",
          "{usedBy: {count: 2, sample: [a, 1, b, []]}} | {usedBy: {count: 2, sample: [a, b]}}",
          "{lints: [{rule: a}, 7]}                    | {lints: [{rule: a}]}",
          "{conditions: [{type: Ready, observedGeneration: []}]} | {conditions: [{type: Ready}]}",
        })
    void onlyThatIsLost(String status, String rest) {
      assertThat(withStatus(status).getStatus()).isEqualTo(withStatus(rest).getStatus());
    }

    @Test
    void tooManyOfThemAreNoStatus() {
      String lints = "1, ".repeat(100) + "1";

      assertThat(withStatus("{members: {pods: 3}, lints: [" + lints + "]}").getStatus()).isNull();
    }
  }

  private AppFirewall withStatus(String status) {
    return serialization.unmarshal("spec: {allPods: true}\nstatus: " + status, AppFirewall.class);
  }

  // Else the Kubernetes client reads each object twice: as a tree, and as what it is.
  @ParameterizedTest
  @ValueSource(
      classes = {
        AppFirewall.class,
        FirewallBaseline.class,
        AddressGroup.class,
        ClusterAddressGroup.class
      })
  void theClientKnowsEachKindByItsName(Class<? extends HasMetadata> kind) {
    String object =
        "{\"apiVersion\": \"appfirewall.io/v1beta1\", \"kind\": \""
            + HasMetadata.getKind(kind)
            + "\"}";
    WatchEvent event =
        serialization.unmarshal(
            "{\"type\": \"ADDED\", \"object\": " + object + "}", WatchEvent.class);
    assertThat(event.getObject()).isExactlyInstanceOf(kind);
  }

  @Test
  void aPortIsANumberOrAName() {
    Port port = serialization.unmarshal("port: metrics", Port.class);
    assertThat(port).isEqualTo(new Port(null, new IntOrString("metrics"), null, null));
  }

  @Test
  void conditionsAreThoseOfKubernetes() {
    AppFirewallStatus status =
        serialization.unmarshal(
            "conditions:\n- type: Ready\n  observedGeneration: 3", AppFirewallStatus.class);
    assertThat(status.conditions())
        .extracting(Condition::getObservedGeneration)
        .containsExactly(3L);
  }

  private JsonNode tree(Object value) {
    return serialization.unmarshal(serialization.asYaml(value), JsonNode.class);
  }
}
