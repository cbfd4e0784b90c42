package io.appfirewall.manifest;

import static io.appfirewall.manifest.Yaml.findings;
import static io.appfirewall.manifest.Yaml.firewall;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.IpBlock;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Peer;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortRange;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.model.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FirewallReaderTest {
  private static final NamespacedName WEB = new NamespacedName("shop", "web");
  private static final ObjectId WEB_ID = ObjectId.namespaced(Kind.APP_FIREWALL, WEB);

  @Nested
  class WhatIsLeftOut {
    @Test
    void hasTheDefaultsOfTheContract() {
      assertThat(FirewallReader.read(firewall("allPods: true")).value())
          .hasValue(
              new Firewall(
                  WEB,
                  Optional.empty(),
                  "",
                  LabelSelector.EVERYTHING,
                  new TreeSet<>(List.of(Direction.INGRESS)),
                  Mode.ENFORCE,
                  DnsPolicy.ALLOW,
                  DeletionPolicy.DELETE,
                  List.of(),
                  List.of()));
    }

    @Test
    void ofAPortMeansTcp() {
      assertThat(onlyRule("from: [{entity: All}]", "ports: [{port: 80}]").ports())
          .hasValue(PortSet.of(Port.number(Protocol.TCP, 80)));
    }

    @Test
    void ofAReferenceMeansTheFirewallsOwnNamespace() {
      assertThat(onlyRule("from: [{firewall: {name: api}}, {service: {name: api}}]").peers())
          .containsExactly(
              new Peer.FirewallRef(new NamespacedName("shop", "api")),
              new Peer.ServiceRef(new NamespacedName("shop", "api")));
    }

    @Test
    void ofAnAddressGroupsKindMeansOneOfTheNamespace() {
      assertThat(onlyRule("from: [{addressGroup: {name: vpn}}]").peers())
          .containsExactly(
              new Peer.AddressGroupRef(
                  ObjectId.namespaced(Kind.ADDRESS_GROUP, new NamespacedName("shop", "vpn"))));
    }

    @Test
    void asTheNamespaceMeansDefault() {
      AppFirewall object =
          Yaml.object(AppFirewall.class, "metadata: {name: web}\nspec: {allPods: true}");
      assertThat(FirewallReader.read(object).value())
          .map(Firewall::id)
          .hasValue(new NamespacedName("default", "web"));
    }

    @Test
    void asTheSpecIsReported() {
      AppFirewall object = Yaml.object(AppFirewall.class, "metadata: {name: web, namespace: shop}");
      assertThat(findings(FirewallReader.read(object))).containsExactly("Required spec");
    }
  }

  @Nested
  class WhatIsGiven {
    @Test
    void isReadInFull() {
      AppFirewall object =
          firewall(
              """
              description: the database
              podSelector: {matchLabels: {app: db}}
              policyTypes: [Egress, Ingress]
              mode: Preview
              dns: Deny
              deletionPolicy: Orphan
              egress:
              - name: office
                description: all of it
                to:
                - ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.128/25]}
                - addressGroup: {name: vpn, kind: ClusterAddressGroup}
                ports:
                - {protocol: UDP, allPorts: true}
                - {port: 5432, endPort: 5440}
                - {protocol: SCTP, port: metrics}
                expiresAt: "2027-01-31T00:00:00+01:00"
              """);
      object.getMetadata().setUid("u1");
      assertThat(FirewallReader.read(object).value())
          .hasValue(
              new Firewall(
                  WEB,
                  Optional.of("u1"),
                  "the database",
                  LabelSelector.labels(Map.of("app", "db")),
                  new TreeSet<>(List.of(Direction.INGRESS, Direction.EGRESS)),
                  Mode.PREVIEW,
                  DnsPolicy.DENY,
                  DeletionPolicy.ORPHAN,
                  List.of(),
                  List.of(
                      new Rule(
                          Direction.EGRESS,
                          "office",
                          "all of it",
                          List.of(
                              new Peer.Block(
                                  new IpBlock(
                                      Cidr.of("203.0.113.0/24"),
                                      List.of(Cidr.of("203.0.113.128/25")))),
                              new Peer.AddressGroupRef(
                                  ObjectId.cluster(Kind.CLUSTER_ADDRESS_GROUP, "vpn"))),
                          Optional.of(
                              PortSet.of(
                                  new Port.All(Protocol.UDP),
                                  new Port.Numbered(Protocol.TCP, new PortRange(5432, 5440)),
                                  Port.named(Protocol.SCTP, "metrics"))),
                          Optional.of(Instant.parse("2027-01-30T23:00:00Z"))))));
    }

    @Test
    void mayBePodsOfOtherNamespaces() {
      assertThat(
              onlyRule(
                      """
                      from:
                      - pods: {allPods: true}
                      - pods: {allPods: true, allNamespaces: true}
                      - pods:
                          namespaceSelector: {matchLabels: {team: data}}
                          podSelector: {matchLabels: {job: migrate}}
                      """)
                  .peers())
          .containsExactly(
              new Peer.Pods(Namespaces.OWN, LabelSelector.EVERYTHING),
              new Peer.Pods(Namespaces.ALL, LabelSelector.EVERYTHING),
              new Peer.Pods(
                  Namespaces.matching(LabelSelector.labels(Map.of("team", "data"))),
                  LabelSelector.labels(Map.of("job", "migrate"))));
    }

    @Test
    void mayBeAnEntityAndEveryPort() {
      Rule rule = onlyRule("from: [{entity: Monitoring}]", "allPorts: true");
      assertThat(rule.peers()).containsExactly(new Peer.EntityRef(Entity.MONITORING));
      assertThat(rule.ports()).hasValue(PortSet.EVERY);
    }
  }

  @Nested
  class Mistakes {
    @Test
    void areAllReportedAtOnce() {
      Judged<Firewall> judged =
          FirewallReader.read(
              firewall(
                  """
                  podSelector: {}
                  policyTypes: [Ingress, Ingress]
                  mode: enforce
                  ingress:
                  - name: api
                    from: [{firewall: {name: api}, entity: All}, {}]
                    ports: [{port: 0}, {port: 80, endPort: 79}]
                  - name: api
                    from: []
                  - from: [{ipBlock: {cidr: 10.0.0.1/8}}]
                  """));
      assertThat(judged.value()).isEmpty();
      assertThat(findings(judged))
          .containsExactlyInAnyOrder(
              "EmptySelector spec.podSelector",
              "Duplicate spec.policyTypes[1]",
              "UnknownValue spec.mode",
              "ExactlyOne spec.ingress[api].from[0]",
              "ExactlyOne spec.ingress[api].from[1]",
              "InvalidPort spec.ingress[api].ports[0].port",
              "InvalidRange spec.ingress[api].ports[1].endPort",
              "Duplicate spec.ingress[1].name",
              "EmptyList spec.ingress[1].from",
              "Required spec.ingress[2].name",
              "CidrNotCanonical spec.ingress[2].from[0].ipBlock.cidr");
    }

    @Test
    void sayHowToMendThem() {
      assertThat(
              FirewallReader.read(
                      firewall(
                          """
                          allPods: true
                          ingress:
                          - name: api
                            from: [{ipBlock: {cidr: 10.0.0.1/8}}]
                          """))
                  .diagnostics())
          .containsExactly(
              new Diagnostic(
                  Code.CIDR_NOT_CANONICAL,
                  WEB_ID,
                  FieldPath.of(new FieldPath.RuleRef(Direction.INGRESS, "api"))
                      .field("from")
                      .index(0)
                      .field("ipBlock")
                      .field("cidr"),
                  "\"10.0.0.1/8\" is not written as CIDRs are, with no bits set beyond the prefix"
                      + " and in the shortest form. Did you mean 10.0.0.0/8?"));
    }

    @Test
    void ofNullEntriesDoNotStopTheReader() {
      assertThat(
              findings(
                  FirewallReader.read(
                      firewall(
                          """
                          podSelector: {matchLabels: {app: null}}
                          policyTypes: [null]
                          ingress: [null, {name: a, from: [null], ports: [null]}]
                          """))))
          .containsExactlyInAnyOrder(
              "Required spec.podSelector.matchLabels[app]",
              "WrongType spec.policyTypes[0]",
              "Required spec.ingress[0].name",
              "Required spec.ingress[0].from",
              "WrongType spec.ingress[a].from[0]",
              "WrongType spec.ingress[a].ports[0]");
    }

    @Test
    void inNamesThatSteerATerminalAreShownHarmless() {
      AppFirewall object =
          Yaml.object(
              AppFirewall.class,
              "metadata: {name: \"w\\e[31m\\nb\", namespace: shop}\nspec: {allPods: true}");
      assertThat(FirewallReader.read(object).diagnostics())
          .singleElement()
          .asString()
          .isEqualTo(
              "error AppFirewall shop/w\\u001b[31m\\u000ab metadata.name: \"w\\u001b[31m\\u000ab\""
                  + " is not a name that is legal here: use at most 50 characters: lower-case"
                  + " letters, digits and '-', with a letter or digit at both ends. Did you mean"
                  + " w-31m-b? [InvalidName]");
    }

    @Test
    void beyondTheBoundOfAListAreNotLookedAt() {
      String rules = "{name: Bad, from: [{entity: All}], allPorts: true},".repeat(70);
      Judged<Firewall> judged =
          FirewallReader.read(firewall("allPods: true\ningress: [" + rules + "]"));
      assertThat(findings(judged)).contains("TooMany spec.ingress").hasSize(65);
    }
  }

  private static Rule onlyRule(String... lines) {
    String rule = String.join("\n", lines);
    Judged<Firewall> judged =
        FirewallReader.read(firewall("allPods: true\ningress:\n- name: a\n" + rule.indent(2)));
    assertThat(judged.diagnostics()).isEmpty();
    return judged.value().orElseThrow().ingress().getFirst();
  }
}
