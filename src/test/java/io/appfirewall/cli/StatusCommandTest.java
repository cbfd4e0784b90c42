package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCommandTest {
  private static final String READY =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: api, namespace: shop, generation: 2}
      spec: {podSelector: {matchLabels: {app: api}}, policyTypes: [Ingress]}
      status:
        conditions:
        - {type: Ready, status: "True", reason: Ready, message: Fine., observedGeneration: 2}
      ---
      """;

  private static final String DEGRADED =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: db, namespace: shop, generation: 1}
      spec: {podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}
      status:
        conditions:
        - {type: Accepted, status: "True", reason: Accepted, message: Fine., observedGeneration: 1}
        - {type: ResolvedRefs, status: "False", reason: FirewallNotFound, message: "There is\\n no bi/reporting.", observedGeneration: 1}
        - {type: Programmed, status: "True", reason: Programmed, message: Fine., observedGeneration: 1}
        - {type: Ready, status: "False", reason: FirewallNotFound, message: 1 rule., observedGeneration: 1, lastTransitionTime: "2025-12-31T21:00:00Z"}
      ---
      """;

  private static final String STALLED =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: ClusterAddressGroup
      metadata: {name: partners, generation: 4}
      spec: {addresses: [{cidr: 192.0.2.0/24}]}
      status:
        conditions:
        - {type: Accepted, status: "False", reason: TooLarge, message: It is too large., observedGeneration: 4}
        - {type: ResolvedRefs, status: Unknown, reason: NotAccepted, message: It is not accepted., observedGeneration: 4}
        - {type: Programmed, status: "False", reason: NotAccepted, message: It stays., observedGeneration: 4}
        - {type: Ready, status: "False", reason: TooLarge, message: It is too large., observedGeneration: 4, lastTransitionTime: "2025-12-30T00:00:00Z"}
        - {type: Stalled, status: "True", reason: TooLarge, message: It is too large., observedGeneration: 4}
      ---
      """;

  private static final String CHANGED =
      READY.replace("generation: 2}\nspec", "generation: 3}\nspec");

  private static Invocation status(String manifests, String... options) {
    String[] arguments = new String[options.length + 3];
    System.arraycopy(new String[] {"status", "-f", "-"}, 0, arguments, 0, 3);
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Invocation.withInput(manifests, arguments);
  }

  private static Invocation printed(int exitCode, String out) {
    return new Invocation(exitCode, out, "", java.util.List.of());
  }

  @Test
  void tellsWhatIsNotReadyAndWhy() {
    assertThat(status(READY + DEGRADED + STALLED))
        .isEqualTo(
            printed(
                ExitCode.FINE,
                """
                degraded  AppFirewall shop/db  FirewallNotFound  3h
                  There is\\u000a no bi/reporting.
                stalled   ClusterAddressGroup partners  TooLarge  2d
                  It is too large.
                  It stays.
                2 of 3 objects are not ready (2 AppFirewalls, 1 ClusterAddressGroup).
                """));
  }

  @Test
  void aStatusOfAnEarlierGenerationCountsNoLonger() {
    assertThat(status(CHANGED))
        .isEqualTo(
            printed(
                ExitCode.FINE,
                """
                waiting   AppFirewall shop/api  NotObserved
                  No operator has seen it as it is now. Does one run, and does it reconcile?
                1 of 1 object is not ready (1 AppFirewall).
                """));
  }

  @Test
  void saysThatAllAreReady() {
    assertThat(status(READY, "--exit-code"))
        .isEqualTo(printed(ExitCode.FINE, "The one object is ready (1 AppFirewall).\n"));
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(status("", "--exit-code"))
        .isEqualTo(
            printed(
                ExitCode.FINE,
                "No AppFirewall, FirewallBaseline, AddressGroup or ClusterAddressGroup was"
                    + " found.\n"));
  }

  @Test
  void tellsByItsExitCode() {
    assertThat(status(READY + DEGRADED, "--exit-code").exitCode()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void knowsNamespaces() {
    assertThat(status(READY + DEGRADED + STALLED, "-n", "shop", "--exit-code").out())
        .contains("1 of 2 objects is not ready (2 AppFirewalls).");
    assertThat(status(READY + DEGRADED + STALLED, "-n", "bi").out()).startsWith("No AppFirewall");
  }

  @Test
  void printsJson() throws IOException {
    assertThat(new ObjectMapper().readTree(status(READY + DEGRADED, "-o", "json").out()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"objects": [
                      {"kind": "AppFirewall", "name": "shop/api", "state": "ready",
                       "reason": "Ready", "messages": []},
                      {"kind": "AppFirewall", "name": "shop/db", "state": "degraded",
                       "reason": "FirewallNotFound", "since": "2025-12-31T21:00:00Z",
                       "messages": ["There is\\n no bi/reporting."]}
                    ]}
                    """));
  }

  @Test
  void jsonHasControlCharactersEscapedOnce() {
    String odd = DEGRADED.replace("There is\\n no bi/reporting.", "\\e[31m\\u202e");

    assertThat(status(odd, "-o", "json").out())
        .contains("\"messages\" : [ \"\\u001B[31m\\u202E\" ]");
  }

  @Test
  void aBadFieldOfAStatusIsAllThatIsLost() {
    assertThat(status(READY.replace("conditions:", "members: many\n  conditions:")))
        .isEqualTo(printed(ExitCode.FINE, "The one object is ready (1 AppFirewall).\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../secrets", "a?b", "a b"})
  void whatIsNoNamespaceIsWrongUsage(String name) {
    assertThat(status(READY, "-n", name))
        .returns(ExitCode.USAGE, Invocation::exitCode)
        .returns(true, invocation -> invocation.err().contains("is not the name of a namespace."));
  }

  @Test
  void anObjectWithoutMetadataDoesNotHideTheOthers() {
    Invocation odd =
        status(READY + "apiVersion: appfirewall.io/v1beta1\nkind: AppFirewall\nmetadata: null\n");

    assertThat(odd.out()).contains("AppFirewall default/(nameless)  NotObserved");
    assertThat(odd.out()).contains("1 of 2 objects is not ready");
  }

  @Test
  void saysWhatReadyItselfSaysWhereNothingElseDoes() {
    assertThat(
            status(
                    READY
                        .replace("\"True\", reason: Ready", "\"False\", reason: Odd")
                        .replace("message: Fine.", "message: It is odd."))
                .out())
        .contains("AppFirewall shop/api  Odd\n  It is odd.\n");
  }

  @Test
  void whatCannotBeReadIsAnError() {
    assertThat(status("kind: AppFirewall"))
        .returns(ExitCode.ERROR, Invocation::exitCode)
        .returns(true, invocation -> invocation.err().contains("apiVersion"));
  }

  @Nested
  class OfACluster {
    @RegisterExtension final MockCluster cluster = new MockCluster();

    private void create(Class<? extends HasMetadata> kind, String yaml) {
      cluster.client().resource(Serialization.unmarshal(yaml, kind)).create();
    }

    @Test
    void readsAllKindsOrOneNamespace() {
      create(AddressGroup.class, "metadata: {name: offices, namespace: shop, generation: 1}");
      create(FirewallBaseline.class, "metadata: {name: default, generation: 1}");

      assertThat(Invocation.live(cluster.client(), "status").out())
          .contains("2 of 2 objects are not ready (1 FirewallBaseline, 1 AddressGroup).");
    }

    @Test
    void readsOneNamespace() {
      create(AddressGroup.class, "metadata: {name: offices, namespace: shop, generation: 1}");
      create(FirewallBaseline.class, "metadata: {name: default, generation: 1}");

      assertThat(Invocation.live(cluster.client(), "status", "--namespace", "shop").out())
          .contains("1 of 1 object is not ready (1 AddressGroup).");
    }
  }
}
