package io.appfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  private static final String WEB =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web, namespace: shop}
      spec: {podSelector: {matchLabels: {app: web}}}
      ---
      """;
  private static final String DB = WEB.replace("web", "db");
  private static final String PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {hostNetwork: false}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      spec: {hostNetwork: false}
      ---
      """;

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();

  @BeforeEach
  void furnish() {
    client
        .load(new ByteArrayInputStream((PODS + WEB).getBytes(StandardCharsets.UTF_8)))
        .items()
        .forEach(object -> client.resource(object).create());
  }

  @Test
  void tellsObjectsPoliciesAndFlows() {
    Invocation plan = plan(WEB + DB);
    assertThat(plan.err()).isEmpty();
    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out())
        .isEqualTo(
            """
            Objects created: 1, changed: 0, unchanged: 1.
              + AppFirewall shop/db
                AppFirewall shop/web
            NetworkPolicies created: 1, updated: 0, deleted: 0.
              + shop/appfw-db of AppFirewall shop/db
            Flows gained: 0, lost: 3.
              - shop/web[Pod] -> shop/db[Pod] All
              - 0.0.0.0/0 -> shop/db[Pod] All
              - ::/0 -> shop/db[Pod] All
            """);
  }

  @Test
  void printsJson() throws IOException {
    JsonNode plan = new ObjectMapper().readTree(plan(WEB + DB, "-o", "json").out());
    assertThat(plan.at("/objects/0"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"kind": "AppFirewall", "name": "shop/db", "change": "created"}
                    """));
    assertThat(plan.at("/objects/1/change").asText()).isEqualTo("unchanged");
    assertThat(plan.at("/networkPolicies"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"name": "shop/appfw-db", "owner": "AppFirewall shop/db", "change": "created"}]
                    """));
    assertThat(plan.at("/gained")).isEmpty();
    assertThat(plan.at("/lost/0/from").asText()).isEqualTo("shop/web[Pod]");
  }

  @Test
  void printsTablesForAPullRequest() {
    assertThat(plan(WEB + DB, "-o", "markdown").out())
        .isEqualTo(
            """
            **Objects created: 1, changed: 0, unchanged: 1.**

            | | object |
            | --- | --- |
            | created | `AppFirewall shop/db` |

            **NetworkPolicies created: 1, updated: 0, deleted: 0.**

            | | NetworkPolicy | of |
            | --- | --- | --- |
            | created | `shop/appfw-db` | `AppFirewall shop/db` |

            **Flows gained: 0, lost: 3.**

            | | from | to | connections |
            | --- | --- | --- | --- |
            | lost | `shop/web[Pod]` | `shop/db[Pod]` | `All` |
            | lost | `0.0.0.0/0` | `shop/db[Pod]` | `All` |
            | lost | `::/0` | `shop/db[Pod]` | `All` |
            """);
  }

  @Test
  void saysSoWhenNothingChanges() {
    assertThat(plan(WEB).out())
        .isEqualTo(
            """
            Objects created: 0, changed: 0, unchanged: 1.
                AppFirewall shop/web
            NetworkPolicies created: 0, updated: 0, deleted: 0.
            No flow is gained or lost.
            """);
  }

  @Test
  void endsWith3OnlyWhenAskedTo() {
    assertThat(plan(WEB + DB, "--exit-code").exitCode()).isEqualTo(3);
  }

  @Test
  void endsWith0WhenNothingChanges() {
    assertThat(plan(WEB, "--exit-code").exitCode()).isZero();
  }

  @Test
  void endsWith1WhenSomethingIsWrongWhateverChanges() {
    Invocation plan = plan(DB.replace("podSelector", "podSelectors"), "--exit-code");
    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err()).contains("error AppFirewall shop/db spec.podSelectors: ");
  }

  @Test
  void tellsOfADirectoryWithoutManifests(@TempDir Path empty) {
    Invocation plan =
        Invocation.live(client, "", List.of("plan", "-f", empty.toString(), "--exit-code"));
    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err()).endsWith("[NoManifests]\n");
  }

  @Test
  void needsManifests() {
    Invocation plan = Invocation.live(client, "plan");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.err()).contains("--filename").endsWith("See appfirewall plan --help.\n");
  }

  private Invocation plan(String manifests, String... options) {
    return Invocation.live(
        client,
        manifests,
        Stream.concat(Stream.of("plan", "-f", "-"), Stream.of(options)).toList());
  }
}
