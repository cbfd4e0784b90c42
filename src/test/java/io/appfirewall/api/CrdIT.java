package io.appfirewall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.appfirewall.api.BadSpec.RefusedBy;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnGenuineControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a genuine API server and a genuine kubectl make of the CRDs. */
@OnGenuineControlPlane
class CrdIT {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path VALID = Path.of("src/test/resources/valid");

  private final KubernetesClient client;

  CrdIT(KubernetesClient client) {
    this.client = client;
  }

  @BeforeAll
  static void install(Kubectl kubectl) {
    Installed.crds(kubectl);
    // It may be there already: the objects of other tests are in it, too.
    kubectl.run("create", "namespace", "shop");
  }

  @ParameterizedTest
  @MethodSource("io.appfirewall.api.BadSpec#all")
  void aMistakeIsRefusedAtItsField(BadSpec bad) {
    assertThatThrownBy(() -> tryToCreate(bad.yaml(), validationThatNotices(bad)))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(bad.apiField());
  }

  @ParameterizedTest
  @MethodSource("refusedByCel")
  void aRuleSaysHowToMendIt(BadSpec bad) {
    assertThatThrownBy(() -> tryToCreate(bad.yaml(), "Ignore"))
        .hasMessageContaining(bad.says().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("legalObjects")
  void aLegalObjectIsAccepted(Path file) {
    assertThatCode(() -> tryToCreate(Files.readString(file), "Strict")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "smallest,          /spec/policyTypes/0,                    Ingress",
    "smallest,          /spec/mode,                             Enforce",
    "smallest,          /spec/dns,                              Allow",
    "smallest,          /spec/deletionPolicy,                   Delete",
    "baseline-smallest, /spec/dns,                              Allow",
    "baseline-smallest, /spec/includeSystemNamespaces,          false",
    "baseline-smallest, /spec/allowOptOut,                      false"
  })
  void whatIsLeftOutHasItsDefault(String sample, String field, String value) throws IOException {
    String created = tryToCreate(Files.readString(VALID.resolve(sample + ".yaml")), "Strict");
    assertThat(YAML.readTree(created).at(field).asText()).isEqualTo(value);
  }

  static Stream<BadSpec> refusedByCel() {
    return BadSpec.all().stream().filter(bad -> bad.refusedBy() == RefusedBy.CEL);
  }

  static List<Path> legalObjects() throws IOException {
    try (var files = Files.list(VALID)) {
      return files.sorted().toList();
    }
  }

  /**
   * Most clients are lenient, and they are to be refused, too; only unknown fields take a strict
   * one.
   */
  private static String validationThatNotices(BadSpec bad) {
    return bad.refusedBy() == RefusedBy.STRICT ? "Strict" : "Ignore";
  }

  private String tryToCreate(String yaml, String fieldValidation) throws IOException {
    JsonNode object = YAML.readTree(yaml);
    String namespace = object.at("/metadata/namespace").asText();
    return client.raw(
        "/apis/appfirewall.io/v1beta1/%s%ss?dryRun=All&fieldValidation=%s"
            .formatted(
                namespace.isEmpty() ? "" : "namespaces/" + namespace + "/",
                object.get("kind").asText().toLowerCase(Locale.ROOT),
                fieldValidation),
        "POST",
        object.toString());
  }
}
