package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.controlplane.FreshNamespace;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever an API server lets a tenant write: it is shown as text, and no longer than it helps. */
@OnOperator
class HostilePagesIT {
  private static final String MARKUP = "<script>alert(1)</script>";
  private static final String RIGHT_TO_LEFT = "\u202e";
  private static final String BELL = "\u0007";
  private static final String HOSTILE =
      MARKUP
          + "'\"</textarea>${7*7}[[${7*7}]]../../"
          + RIGHT_TO_LEFT
          + BELL
          + "\r\nWARN all is well";
  private static final String LONG = HOSTILE + "x".repeat(10_000);

  private final RunningOperator operator;
  private final KubernetesClient client;
  private final Cluster cluster;
  private final String namespace;
  private final Visitor visitor;

  HostilePagesIT(
      RunningOperator operator, KubernetesClient client, Cluster cluster, FreshNamespace own) {
    this.operator = operator;
    this.client = client;
    this.cluster = cluster;
    this.namespace = own.name();
    this.visitor = Visitor.make(client, own.name(), "visitor");
  }

  @BeforeEach
  void lookAtEverything() {
    visitor.rule();
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  /** A firewall that names nobody, with every text of it, of its policy and of an Event hostile. */
  private AppFirewall write() {
    AppFirewall web =
        cluster.firewall(
            namespace,
            "web",
            """
            description: "<script>alert(1)</script> \\u202Egnp.exe \\a"
            podSelector: {matchLabels: {app: web}}
            ingress:
            - name: from-nobody
              description: "<script>alert(1)</script> \\u202Egnp.exe \\a"
              from: [{firewall: {name: nobody}}]
              ports: [{port: 80}]
            """);
    cluster.edit(
        web,
        object -> {
          object.getMetadata().getAnnotations().put("note", LONG);
          return object;
        });
    cluster.awaitPolicyOf(web);
    cluster.edit(
        cluster.policyOf(web),
        policy ->
            policy.edit().editMetadata().addToAnnotations("note", LONG).endMetadata().build());
    client.resource(event(web)).create();
    return web;
  }

  private static Event event(AppFirewall web) {
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(web.getMetadata().getNamespace())
        .withName("forged")
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(web.getApiVersion())
        .withKind(web.getKind())
        .withNamespace(web.getMetadata().getNamespace())
        .withName("web")
        .withUid(web.getMetadata().getUid())
        .endInvolvedObject()
        .withType("Warning")
        .withReason("DriftRepaired")
        .withMessage(HOSTILE)
        .withLastTimestamp(Instant.now().toString())
        .withReportingComponent("appfirewall-operator")
        .build();
  }

  @Test
  void isTextInPagesInJsonAndInTheLog() {
    try (var log = OperatorLog.listen()) {
      write();
      String page = "/firewalls/" + namespace + "/web";
      // The Event, by what is left of it.
      cluster.soon(() -> assertThat(get(page).body()).contains("WARN all is well"));

      Stream.of(
              "/",
              "/api/overview",
              "/firewalls?namespace=" + namespace,
              "/api/firewalls?namespace=" + namespace,
              page,
              "/api" + page,
              page + "/reach",
              "/api" + page + "/reach",
              "/map?namespace=" + namespace,
              "/api/map?namespace=" + namespace,
              "/ask?to=" + namespace + "/web",
              "/baselines",
              "/compare")
          .forEach(path -> {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain(RIGHT_TO_LEFT, BELL, "\nWARN");
            if (!path.startsWith("/api")) {
              assertThat(answer.body()).as(path).doesNotContain(MARKUP);
            }
          });
      assertThat(List.of(log.messages().toString()))
          .noneMatch(text -> text.contains(RIGHT_TO_LEFT) || text.contains("\nWARN"));
    }
  }

  private HttpResponse<String> get(String path) {
    return operator.get(path, visitor.header());
  }
}
