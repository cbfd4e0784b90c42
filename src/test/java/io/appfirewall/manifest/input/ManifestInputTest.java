package io.appfirewall.manifest.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.manifest.Manifests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestInputTest {
  private static final String WEB =
      """
      apiVersion: appfirewall.io/v1beta1
      kind: AppFirewall
      metadata: {name: web, namespace: shop}
      spec: {podSelector: {matchLabels: {app: web}}}
      """;

  @TempDir Path directory;

  @Nested
  class Objects {
    @Test
    void areTakenFromAnyMixOfKindsAndLists() {
      Manifests manifests =
          read(
              WEB,
              """
              apiVersion: v1
              kind: List
              items:
              - {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}}
              - {apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: other}}
              """,
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicyList
              items:
              - metadata: {name: deny}
                spec: {podSelector: {}}
              """,
              """
              {"apiVersion": "appfirewall.io/v1beta1", "kind": "FirewallBaseline",
               "metadata": {"name": "default"},
               "spec": {"allNamespaces": true, "policyTypes": ["Ingress"], "mode": "Enforce"}}
              """);
      assertThat(manifests.problems()).isEmpty();
      assertThat(manifests.firewalls()).singleElement().matches(f -> f.value().isPresent());
      assertThat(manifests.baselines()).singleElement().matches(b -> b.value().isPresent());
      assertThat(manifests.facts().services())
          .extracting(Service::id)
          .containsExactly(new NamespacedName("shop", "web"));
      assertThat(manifests.networkPolicy(new NamespacedName("default", "deny"))).isPresent();
      assertThat(manifests.namespaces())
          .extracting(TargetNamespace::name)
          .containsExactly("default", "other", "shop");
    }

    @Test
    void ofOneNameAreRefusedAtBothPlaces() {
      Manifests manifests = read(WEB, "# another\n" + WEB);
      assertThat(manifests.firewalls()).isEmpty();
      assertThat(manifests.groups())
          .containsExactly(new Group(new NamespacedName("shop", "web"), Optional.empty()));
      assertThat(lines(manifests))
          .containsExactly(
              "error AppFirewall shop/web metadata.name: the object in -:1 has the name of another"
                  + " one in -:7, so none of them is used: keep one. [DuplicateObject]",
              "error AppFirewall shop/web metadata.name: the object in -:7 has the name of another"
                  + " one in -:1, so none of them is used: keep one. [DuplicateObject]");
    }

    @Test
    void ofOneNameInManyPlacesAreToldWithTheFirstOfThem() {
      assertThat(lines(read(WEB, WEB, WEB, WEB, WEB, WEB)))
          .hasSize(6)
          .allSatisfy(line ->
              assertThat(line)
                  .contains("has the name of another one in -:", " and in 2 more places, so none"));
    }

    @Test
    void thatManyFilesBringAlongAreOneWhereTheyAreEqual() {
      String namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
      assertThat(lines(read(namespace, namespace))).isEmpty();
    }

    @Test
    void ofUnknownKindsOfOurGroupAreErrors() {
      assertThat(
              lines(
                  read(
                      "apiVersion: appfirewall.io/v1\nkind: AppFirewall",
                      "apiVersion: appfirewall.io/v1beta1\nkind: AppFirewal",
                      "apiVersion: appfirewal.io/v1beta1\nkind: AppFirewall",
                      "apiVersion: example.com/v1\nkind: AddressGroup")))
          .containsExactly(
              "error -:1: there is no AppFirewall in appfirewall.io/v1. Use apiVersion"
                  + " appfirewall.io/v1beta1. [UnknownKind]",
              "error -:4: there is no AppFirewal in appfirewall.io/v1beta1. Did you mean"
                  + " AppFirewall? [UnknownKind]",
              "error -:7: there is no AppFirewall in appfirewal.io/v1beta1. Use apiVersion"
                  + " appfirewall.io/v1beta1. [UnknownKind]");
    }

    @Test
    void needAKindAndAVersion() {
      assertThat(lines(read("kind: AppFirewall\nmetadata: {name: x}")))
          .containsExactly(
              "error -:1: this is not a Kubernetes object: it needs the fields apiVersion and kind,"
                  + " both text. [Unparsable]");
    }
  }

  @Nested
  class Names {
    @Test
    void thatDifferOnlyAtTheirEndAreDifferent() {
      String long63 = "checkout-".repeat(7).substring(0, 62);
      String pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: " + long63 + "%s}\n";
      Manifests manifests = read(pod.formatted("a"), pod.formatted("b"));
      assertThat(lines(manifests)).isEmpty();
      assertThat(manifests.pods()).hasSize(2);
    }
  }

  @Nested
  class Fields {
    @Test
    void thatAreUnknownAreErrorsThatNameTheNearest() {
      assertThat(codes(read(WEB.replace("podSelector", "podSelektor"))))
          .containsExactly(
              "error AppFirewall shop/web spec.podSelektor: there is no field \"podSelektor\". Did"
                  + " you mean podSelector? [UnknownField]");
    }

    @Test
    void inARuleAreNamedByTheRule() {
      Manifests manifests =
          read(
              """
              apiVersion: appfirewall.io/v1beta1
              kind: AppFirewall
              metadata: {name: web, namespace: shop, label: {}}
              spec:
                allPods: "true"
                ingress:
                - {name: api, form: [], allPorts: yes}
                - {name: api, from: x, ports: [{port: true}]}
              """);
      assertThat(manifests.firewalls().getFirst().diagnostics())
          .extracting(d -> d.code() + " " + d.path())
          .containsExactly(
              "UnknownField metadata.label",
              "WrongType spec.allPods",
              "WrongType spec.ingress[1].from",
              "Duplicate spec.ingress[1].name",
              "WrongType spec.ingress[1].ports[0].port",
              "UnknownField spec.ingress[api].form");
    }

    @Test
    void ofLabelsTakeTextOnly() {
      assertThat(codes(read(WEB.replace("app: web", "app: yes"))))
          .containsExactly(
              "error AppFirewall shop/web spec.podSelector.matchLabels[app]: this is the boolean"
                  + " true, and text is wanted. Put it in quotation marks. [WrongType]");
    }

    @Test
    void ofASelectorThatDoNotFitLeaveTheGroupWithoutMembers() {
      assertThat(read(WEB.replace("{app: web}", "{app: web, tier: 1}")).groups())
          .containsExactly(new Group(new NamespacedName("shop", "web"), Optional.empty()));
    }

    @Test
    void elsewhereLeaveTheGroupAsItIs() {
      assertThat(read(WEB.replace("spec: {", "spec: {mod: Preview, ")).groups())
          .containsExactly(
              new Group(
                  new NamespacedName("shop", "web"),
                  Optional.of(LabelSelector.labels(Map.of("app", "web")))));
    }

    @Test
    void ofOtherKindsTakeWhatTheApiServerTakes() {
      assertThat(
              lines(
                  read(
                      """
                      apiVersion: v1
                      kind: Service
                      metadata: {name: web, namespace: shop}
                      spec: {selector: {app: 1}}
                      """,
                      """
                      apiVersion: v1
                      kind: Service
                      metadata: {name: api, namespace: shop}
                      spec: {ports: [{port: "80"}]}
                      """)))
          .hasSize(2)
          .allMatch(line -> line.endsWith("[WrongType]"))
          .anyMatch(line -> line.startsWith("error Service shop/web spec.selector.app: "))
          .anyMatch(line -> line.startsWith("error Service shop/api spec.ports[0].port: "));
    }
  }

  @Nested
  class Paths {
    @Test
    void ofDirectoriesAreSearchedToTheBottom() throws IOException {
      write("b.yml", WEB);
      write(
          "deep/er/a.json",
          "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\":"
              + " {\"name\": \"n\"}}");
      write("values.yaml", "replicas: 3");
      write("README.md", "no manifest: at all: really");
      write(".git/config.yaml", "also: no: manifest");
      Manifests manifests = readPaths(directory.toString());
      assertThat(lines(manifests)).isEmpty();
      assertThat(manifests.firewalls()).hasSize(1);
      assertThat(manifests.namespaces()).hasSize(2);
    }

    @Test
    void thatOverlapAreReadOnce() throws IOException {
      Path file = write("a.yaml", WEB);
      assertThat(lines(readPaths(directory.toString(), file.toString()))).isEmpty();
    }

    @Test
    void thatDoNotExistAreErrors() {
      String missing = directory.resolve("missing.yaml").toString();
      assertThat(lines(readPaths(missing)))
          .containsExactly(
              "error " + missing + ": there is no such file or directory. [Unreadable]");
    }

    @Test
    void ofAnEmptyDirectoryAreErrors() {
      assertThat(lines(readPaths(directory.toString())))
          .containsExactly(
              "error "
                  + directory
                  + ": there is no *.yaml, *.yml or *.json file in this directory."
                  + " [NoManifests]");
    }

    @Test
    void ofAChartSayHowToRenderIt() throws IOException {
      write("chart/Chart.yaml", "name: shop");
      write("chart/templates/a.yaml", "name: {{ .Values.name }}");
      assertThat(lines(readPaths(directory.toString())))
          .singleElement()
          .asString()
          .contains("helm template " + directory.resolve("chart"))
          .endsWith("[NotRendered]");
    }

    @Test
    void ofAKustomizationSayHowToRenderIt() throws IOException {
      write("kustomization.yaml", "resources: []");
      assertThat(lines(readPaths(directory.toString())))
          .singleElement()
          .asString()
          .contains("kubectl kustomize " + directory)
          .endsWith("[NotRendered]");
    }
  }

  @Nested
  class Contents {
    @Test
    void areKeptUpToTheMistake() throws IOException {
      Path file = write("a.yaml", WEB + "---\na: [");
      Manifests manifests = readPaths(file.toString());
      assertThat(manifests.firewalls()).hasSize(1);
      assertThat(lines(manifests))
          .singleElement()
          .asString()
          .startsWith("error " + file + ":6: this is not YAML: ")
          .endsWith("[Unparsable]");
    }

    @Test
    void areTextInUtf8() throws IOException {
      Path file = directory.resolve("a.yaml");
      Files.write(file, new byte[] {'a', ':', '\n', (byte) 0xff, (byte) 0xfe});
      assertThat(lines(readPaths(file.toString())))
          .containsExactly(
              "error "
                  + file
                  + ":2: this is not text in UTF-8: save the file in UTF-8. [Unparsable]");
    }

    @Test
    void mayBeginWithAByteOrderMark() throws IOException {
      assertThat(readPaths(write("a.yaml", "\ufeff" + WEB).toString()).firewalls()).hasSize(1);
    }

    @Test
    void ofJsonMayBeIndentedByTabs() {
      assertThat(
              read("{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Namespace\",\n\t\"metadata\":"
                      + " {\"name\": \"a\"}\n}")
                  .namespaces())
          .hasSize(1);
    }

    @Test
    void ofJsonAreRefusedWithAKeyThatIsThereTwice() throws IOException {
      Path file = write("a.json", "{\"kind\": 1,\n\"kind\": 2}");
      assertThat(lines(readPaths(file.toString())))
          .singleElement()
          .asString()
          .startsWith("error " + file + ":2: this is not JSON: Duplicate");
    }
  }

  @Test
  void theSnapshotHoldsWhatTheObjectsTell() {
    Snapshot snapshot =
        read(
                WEB,
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: openshift-dns}",
                """
                apiVersion: v1
                kind: Service
                metadata: {name: kube-dns, namespace: kube-system}
                spec: {clusterIP: 10.96.0.10}
                """,
                """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: kubernetes, namespace: default}
                endpoints: [{addresses: [192.0.2.1]}]
                """,
                """
                apiVersion: v1
                kind: Node
                metadata: {name: node-1}
                status: {addresses: [{type: InternalIP, address: 192.0.2.9}]}
                """)
            .snapshot(Settings.DEFAULTS, Instant.EPOCH);
    assertThat(snapshot.dnsAddresses()).containsExactly(Cidr.of("10.96.0.10/32"));
    assertThat(snapshot.nodes()).containsExactly(Cidr.of("192.0.2.9/32"));
    assertThat(snapshot.apiServer().orElseThrow().endpoints().addresses())
        .containsExactly(Cidr.of("192.0.2.1/32"));
    assertThat(snapshot.platform().openshiftDns()).isTrue();
    assertThat(snapshot.groups()).containsOnlyKeys(new NamespacedName("shop", "web"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Of documents on standard input. */
  private static Manifests read(String... documents) {
    String text =
        String.join(
            "---\n", Arrays.stream(documents).map(d -> d.endsWith("\n") ? d : d + "\n").toList());
    return ManifestInput.read(
        List.of("-"), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Manifests readPaths(String... paths) {
    return ManifestInput.read(List.of(paths), InputStream.nullInputStream());
  }

  /** What is said of no object of ours. */
  private static List<String> lines(Manifests manifests) {
    return Stream.concat(
            manifests.problems().stream().map(Object::toString),
            manifests.diagnostics().stream().map(Object::toString))
        .toList();
  }

  private static List<String> codes(Manifests manifests) {
    return manifests.firewalls().stream()
        .map(Judged::diagnostics)
        .flatMap(List::stream)
        .map(Object::toString)
        .toList();
  }
}
