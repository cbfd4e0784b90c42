package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.LabelSelector.Requirement;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Origin;
import io.appfirewall.core.model.Owner;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyWriterTest {
  private static final NamespacedName NAME = new NamespacedName("shop", "appfw-web");

  static List<NetworkPolicy> policies() {
    return List.of(
        policy(Optional.of("u1"), everything()),
        policy(Optional.empty(), everything()),
        policy(
            Optional.of("u1"),
            new PolicySpec(
                LabelSelector.EVERYTHING,
                new TreeSet<>(Set.of(Direction.EGRESS)),
                List.of(),
                List.of(new PolicyRule(PeerSet.ANYONE, PortSet.EVERY)))));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatIsWrittenIsReadBackTheSame(NetworkPolicy policy) {
    var written = Yaml.json(PolicyWriter.write(policy));
    var read =
        PolicyReader.read(
            Yaml.object(
                io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class, written));
    assertThat(read.id()).isEqualTo(policy.id());
    assertThat(read.labels()).isEqualTo(policy.labels());
    assertThat(read.annotations()).isEqualTo(policy.annotations());
    assertThat(read.spec()).hasValue(policy.spec());
    assertThat(read.controller().isPresent()).isEqualTo(policy.owner().uid().isPresent());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void itsSizeIsTheSizeOfWhatIsSent(NetworkPolicy policy) {
    String sent = new KubernetesSerialization().asJson(PolicyWriter.write(policy));
    assertThat(policy.bytes()).isEqualTo(sent.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void theOwnerIsAControllerThatBlocksItsDeletion() {
    assertThat(PolicyWriter.write(policy(Optional.of("u1"), everything())).getMetadata())
        .extracting(ObjectMeta::getOwnerReferences)
        .isEqualTo(
            List.of(
                new OwnerReference(
                    "appfirewall.io/v1beta1", true, true, "AppFirewall", "web", "u1")));
  }

  @Nested
  class WhenItReplacesOneThatStands {
    private final io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy standing =
        Yaml.object(
            io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class,
            """
            metadata:
              name: appfw-web
              namespace: shop
              uid: u2
              resourceVersion: "17"
              labels: {theirs: kept, app.kubernetes.io/managed-by: somebody}
              annotations: {theirs: kept}
              finalizers: [example.com/theirs]
              managedFields: [{manager: somebody}]
              ownerReferences:
              - {apiVersion: v1, kind: ConfigMap, name: x, uid: u3}
              - {apiVersion: apps/v1, kind: Deployment, name: y, uid: u4, controller: true}
            spec: {podSelector: {}, ingress: [{}], egress: [{}]}
            """);

    @Test
    void whatOthersPutOnItStays() {
      NetworkPolicy policy = policy(Optional.of("u1"), everything());
      ObjectMeta meta = PolicyWriter.merge(policy, standing).getMetadata();
      assertThat(meta.getUid()).isEqualTo("u2");
      assertThat(meta.getResourceVersion()).isEqualTo("17");
      assertThat(meta.getFinalizers()).containsExactly("example.com/theirs");
      assertThat(meta.getLabels())
          .containsEntry("theirs", "kept")
          .containsAllEntriesOf(policy.labels());
      assertThat(meta.getAnnotations())
          .containsEntry("theirs", "kept")
          .containsAllEntriesOf(policy.annotations());
    }

    @Test
    void weBecomeItsOnlyController() {
      assertThat(owners(policy(Optional.of("u1"), everything()))).containsExactly("x", "web");
    }

    @Test
    void weAreNoOwnerOfOneThatIsToOutliveUs() {
      assertThat(owners(policy(Optional.empty(), everything()))).containsExactly("x");
    }

    @Test
    void itsSpecIsOursAlone() {
      NetworkPolicy policy = policy(Optional.of("u1"), everything());
      assertThat(PolicyWriter.merge(policy, standing).getSpec())
          .isEqualTo(PolicyWriter.write(policy).getSpec());
    }

    @Test
    void itIsNotAltered() {
      String before = Yaml.json(standing);
      PolicyWriter.merge(policy(Optional.of("u1"), everything()), standing);
      assertThat(Yaml.json(standing)).isEqualTo(before);
    }

    private List<String> owners(NetworkPolicy policy) {
      return PolicyWriter.merge(policy, standing).getMetadata().getOwnerReferences().stream()
          .map(OwnerReference::getName)
          .toList();
    }
  }

  private static NetworkPolicy policy(Optional<String> uid, PolicySpec spec) {
    ObjectId owner = ObjectId.namespaced(Kind.APP_FIREWALL, new NamespacedName("shop", "web"));
    return new NetworkPolicy(
        NAME,
        new Owner(owner, uid),
        "from \"anyone\"\tor\n\\ zürich \r\b\f \u2028 \ud83d\ude00 \u0001\u007f/</script>",
        spec,
        spec.ingress().stream().map(rule -> (Origin) new Origin.Dns()).toList(),
        spec.egress().stream().map(rule -> (Origin) new Origin.Dns()).toList());
  }

  private static PolicySpec everything() {
    LabelSelector web = LabelSelector.labels(Map.of("app", "web", "a", "b"));
    LabelSelector data =
        new LabelSelector(
            new TreeMap<>(Map.of("team", "data")),
            List.of(
                new Requirement("x", Operator.EXISTS, new TreeSet<>()),
                new Requirement("y", Operator.NOT_IN, new TreeSet<>(Set.of("1", "2")))));
    PeerSet peers =
        PeerSet.of(
            List.of(
                new PolicyPeer.Pods(Namespaces.OWN, web),
                new PolicyPeer.Pods(Namespaces.OWN, LabelSelector.EVERYTHING),
                new PolicyPeer.Pods(Namespaces.ALL, LabelSelector.EVERYTHING),
                new PolicyPeer.Pods(Namespaces.matching(data), web),
                new PolicyPeer.Addresses(
                    new IpBlock(Cidr.of("10.0.0.0/8"), List.of(Cidr.of("10.1.0.0/16")))),
                new PolicyPeer.Addresses(IpBlock.of(Cidr.of("2001:db8::/32")))));
    PortSet ports =
        PortSet.of(
            Port.number(Protocol.TCP, 80),
            new Port.Numbered(Protocol.UDP, new PortRange(1, 9)),
            Port.named(Protocol.SCTP, "metrics"),
            new Port.All(Protocol.UDP));
    return new PolicySpec(
        web,
        new TreeSet<>(Set.of(Direction.INGRESS, Direction.EGRESS)),
        List.of(
            new PolicyRule(peers, ports),
            new PolicyRule(PeerSet.ANYONE, ports),
            new PolicyRule(peers, PortSet.EVERY)),
        List.of(new PolicyRule(peers, ports)));
  }
}
