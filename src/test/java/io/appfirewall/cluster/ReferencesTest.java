package io.appfirewall.cluster;

import static io.appfirewall.fixture.Names.addressGroupId;
import static io.appfirewall.fixture.Names.clusterAddressGroupId;
import static io.appfirewall.fixture.Names.firewallId;
import static io.appfirewall.fixture.Names.name;
import static io.appfirewall.fixture.Names.serviceId;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Kind;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
  private static References of(String spec) {
    return References.of(
        Serialization.unmarshal(
            "metadata: {name: web, namespace: shop}\nspec: " + spec, AppFirewall.class));
  }

  private static References from(String peers) {
    return of("{ingress: [{name: in, from: " + peers + "}]}");
  }

  @Nested
  class AreTo {
    @Test
    void whatEitherDirectionNames() {
      References references =
          of(
              """
              {ingress: [{from: [{firewall: {name: api}}, {firewall: {name: bi, namespace: bi}}]}],
               egress: [{to: [{service: {name: db}}, {service: {name: mq, namespace: infra}}]}]}
              """);

      assertThat(references.objects())
          .containsExactlyInAnyOrder(
              firewallId("api"), firewallId("bi/bi"), serviceId("db"), serviceId("infra/mq"));
    }

    @Test
    void addressGroupsOfEitherKind() {
      assertThat(
              from("[{addressGroup: {name: a}}, {addressGroup: {name: b, kind: AddressGroup}},"
                      + " {addressGroup: {name: c, kind: ClusterAddressGroup}}]")
                  .objects())
          .containsExactlyInAnyOrder(
              addressGroupId("a"), addressGroupId("b"), clusterAddressGroupId("c"));
    }

    @Test
    void entities() {
      assertThat(from("[{entity: Nodes}, {entity: KubeAPIServer}, {entity: Nodes}]").entities())
          .containsExactlyInAnyOrder(Entity.NODES, Entity.KUBE_API_SERVER);
    }

    @Test
    void theDnsThatIsolatedEgressLeavesOpen() {
      assertThat(of("{policyTypes: [Ingress, Egress]}").entities())
          .containsExactly(Entity.CLUSTER_DNS);
      assertThat(of("{policyTypes: [Egress], dns: Allow}").entities())
          .containsExactly(Entity.CLUSTER_DNS);
    }

    @Test
    void noDnsWhereNoneIsOpen() {
      assertThat(of("{policyTypes: [Egress], dns: Deny}").entities()).isEmpty();
      assertThat(of("{policyTypes: [Ingress]}").entities()).isEmpty();
      assertThat(of("{}").entities()).isEmpty();
    }
  }

  @Nested
  class WhenAPeerIsOdd {
    @Test
    void anEmptyNamespaceIsItsOwn() {
      assertThat(from("[{firewall: {name: api, namespace: \"\"}}]").objects())
          .containsExactly(firewallId("api"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[{firewall: {}}]",
          "[{firewall: {name: \"\"}}]",
          "[{service: {namespace: infra}}]",
          "[{addressGroup: {kind: ClusterAddressGroup}}]",
          "[{entity: Nobody}]",
          "[null, {}]",
          "null",
        })
    void whatHasNoNameIsNamedByNobody(String peers) {
      assertThat(from(peers).keys()).isEmpty();
    }

    @Test
    void aSpecThatCannotBeReadNamesNothing() {
      assertThat(of("text").keys()).isEmpty();
      assertThat(of("{ingress: [null], egress: null}").keys()).isEmpty();
    }

    @Test
    void aPeerOfTwoKindsNamesBoth() {
      assertThat(from("[{firewall: {name: a}, service: {name: a}}]").objects())
          .containsExactlyInAnyOrder(firewallId("a"), serviceId("a"));
    }
  }

  @Nested
  class Keys {
    @Test
    void areWhatTheNamedIsLookedUpBy() {
      assertThat(
              of("{policyTypes: [Egress], egress: [{to: [{addressGroup: {name: a,"
                      + " kind: ClusterAddressGroup}}, {firewall: {name: b}}]}]}")
                  .keys())
          .containsExactlyInAnyOrder(
              References.key(clusterAddressGroupId("a")),
              References.key(firewallId("b")),
              References.key(Entity.CLUSTER_DNS));
    }

    @Test
    void tellObjectsOfOneNameApart() {
      assertThat(
              from("[{firewall: {name: a}}, {service: {name: a}}, {addressGroup: {name: a}},"
                      + " {firewall: {name: a, namespace: b}}]")
                  .keys())
          .doesNotHaveDuplicates()
          .hasSize(4);
    }
  }

  @Test
  void namedAreThoseOfOneKind() {
    assertThat(
            from("[{firewall: {name: a}}, {service: {name: b}}, {firewall: {name: c}}]")
                .named(Kind.APP_FIREWALL))
        .containsExactly(name("a"), name("c"));
  }
}
