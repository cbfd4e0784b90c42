package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AddressGroupStatus;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallStatus;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.Conditioned;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.FirewallBaselineStatus;
import io.appfirewall.cluster.EventRecorder;
import io.appfirewall.controlplane.MockCluster;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyEventsTest {
  private static final Condition READY = ready("True", "Ready", "All is as the spec wants it.");
  private static final Condition UNRESOLVED =
      ready("False", "FirewallNotFound", "1 of 2 rules is degraded.");
  private static final Condition CONFLICT = ready("False", "Conflict", "It is not ours.");
  private static final Condition WAITING = ready("False", "Waiting", "Not yet in force in shop.");

  @RegisterExtension final MockCluster cluster = new MockCluster();

  private final KubernetesClient client = cluster.client();

  @ParameterizedTest
  @MethodSource("changes")
  void tellsOfEveryChange(List<Condition> statuses, List<String> told) {
    tell(object(new AppFirewall()), statuses.stream().map(ReadyEventsTest::firewall).toList());

    assertThat(events()).isEqualTo(told);
  }

  static Stream<Arguments> changes() {
    String unresolved = "Warning FirewallNotFound: 1 of 2 rules is degraded.";
    String conflict = "Warning Conflict: It is not ours.";
    String ready = "Normal Ready: All is as the spec wants it.";
    return Stream.of(
        Arguments.of(List.of(READY), List.of()),
        Arguments.of(List.of(READY, READY), List.of()),
        Arguments.of(List.of(UNRESOLVED), List.of(unresolved)),
        Arguments.of(List.of(UNRESOLVED, UNRESOLVED), List.of(unresolved)),
        Arguments.of(List.of(READY, UNRESOLVED), List.of(unresolved)),
        Arguments.of(List.of(UNRESOLVED, READY), List.of(unresolved, ready)),
        Arguments.of(List.of(UNRESOLVED, CONFLICT), List.of(unresolved, conflict)),
        Arguments.of(
            List.of(UNRESOLVED, READY, UNRESOLVED, READY),
            List.of(unresolved, ready, unresolved, ready)),
        Arguments.of(
            List.of(WAITING, READY), List.of("Normal Waiting: Not yet in force in shop.", ready)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isAboutTheObject(HasMetadata object, Conditioned status, String namespace) {
    tell(object(object), List.of(status));

    assertThat(client.v1().events().inNamespace(namespace).list().getItems())
        .singleElement()
        .extracting(Event::getInvolvedObject)
        .satisfies(about -> {
          assertThat(about.getKind()).isEqualTo(object.getKind());
          assertThat(about.getApiVersion()).isEqualTo("appfirewall.io/v1beta1");
          assertThat(about.getName()).isEqualTo("web");
          assertThat(about.getNamespace()).isEqualTo(object.getMetadata().getNamespace());
          assertThat(about.getUid()).isEqualTo("u-1");
        });
  }

  static Stream<Arguments> kinds() {
    var group = new AddressGroupStatus(null, null, null, null, null, List.of(CONFLICT));
    var baseline = new FirewallBaselineStatus(null, null, List.of(CONFLICT), null);
    return Stream.of(
        Arguments.of(new AppFirewall(), firewall(CONFLICT), "shop"),
        Arguments.of(new AddressGroup(), group, "shop"),
        Arguments.of(new ClusterAddressGroup(), group, "default"),
        Arguments.of(new FirewallBaseline(), baseline, "default"));
  }

  @Test
  void saysWhatIsMissingRatherThanHowMuch() {
    Condition cause = condition("ResolvedRefs", "False", "FirewallNotFound", "There is no db.");

    tell(object(new AppFirewall()), List.of(firewall(cause, UNRESOLVED)));

    assertThat(events()).containsExactly("Warning FirewallNotFound: There is no db.");
  }

  @Test
  void isBounded() {
    tell(
        object(new AppFirewall()),
        List.of(firewall(ready("False", "ApplyFailed", "x".repeat(5000)))));

    assertThat(events())
        .singleElement()
        .asString()
        .hasSize("Warning ApplyFailed: ".length() + 1024)
        .endsWith("x…");
  }

  @Test
  void fitsUnderTheLongestName() {
    AddressGroup group = object(new AddressGroup());
    group.getMetadata().setName("g".repeat(253));

    tell(group, List.of(firewall(CONFLICT)));

    assertThat(client.v1().events().inNamespace("shop").list().getItems())
        .singleElement()
        .extracting(event -> event.getMetadata().getName().length())
        .isEqualTo(253);
  }

  @Nested
  @EnableKubernetesMockClient
  @SuppressWarnings("NullAway.Init") // the mock client's extension sets the field
  class WhereEventsAreNotTaken {
    KubernetesClient refusing;

    @Test
    void nothingElseFails() {
      assertThatCode(() -> tell(refusing, object(new AppFirewall()), List.of(firewall(CONFLICT))))
          .doesNotThrowAnyException();
    }
  }

  private void tell(HasMetadata object, List<? extends Conditioned> statuses) {
    tell(client, object, statuses);
  }

  /** Each status replaces the one before it. */
  private static void tell(
      KubernetesClient client, HasMetadata object, List<? extends Conditioned> statuses) {
    var events = new ReadyEvents(new EventRecorder(client, Clock.systemUTC()));
    for (int i = 0; i < statuses.size(); i++) {
      events.statusReplaced(object, i == 0 ? null : statuses.get(i - 1), statuses.get(i));
    }
  }

  private List<String> events() {
    return client.v1().events().inNamespace("shop").list().getItems().stream()
        .sorted(java.util.Comparator.comparing(event -> event.getMetadata().getName()))
        .map(event -> event.getType() + " " + event.getReason() + ": " + event.getMessage())
        .toList();
  }

  private static <T extends HasMetadata> T object(T object) {
    boolean namespaced = object instanceof io.fabric8.kubernetes.api.model.Namespaced;
    object.setMetadata(
        new ObjectMetaBuilder()
            .withName("web")
            .withNamespace(namespaced ? "shop" : null)
            .withUid("u-1")
            .build());
    return object;
  }

  private static AppFirewallStatus firewall(Condition... conditions) {
    return new AppFirewallStatus(null, List.of(conditions), null, null, null, null, null);
  }

  private static Condition ready(String status, String reason, String message) {
    return condition("Ready", status, reason, message);
  }

  private static Condition condition(String type, String status, String reason, String message) {
    return new ConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withMessage(message)
        .build();
  }
}
