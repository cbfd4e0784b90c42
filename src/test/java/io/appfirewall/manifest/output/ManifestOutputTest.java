package io.appfirewall.manifest.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.input.ManifestInput;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestOutputTest {
  /** Texts that one reader of YAML or another takes for something else, or stumbles over. */
  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "y",
          "N",
          "yes",
          "on",
          "null",
          "~",
          "true",
          "1",
          "08",
          "010",
          "0x1F",
          "0o7",
          "0b1",
          "1_000",
          "1e3",
          "1.5",
          ".5",
          "5.",
          "+1",
          "-1",
          ".inf",
          ".NaN",
          "1:30",
          "190:20:30",
          "2027-01-31",
          "2027-01-31T00:00:00Z",
          "=",
          "<<",
          "-",
          "- a",
          "? a",
          ": a",
          "a: b",
          "a #b",
          "#a",
          "&a",
          "*a",
          "!a",
          "|",
          ">",
          "%a",
          "@a",
          "`a",
          "'a",
          "\"a",
          "[a",
          "{a",
          "a]",
          "a,b",
          "---",
          "...",
          "a\nb",
          "a\n",
          "\na",
          " a",
          "a ",
          "a\tb",
          "\t",
          "a\\b",
          "zürich",
          "\ud83d\ude00",
          "\u0001",
          "\ufeff",
          "x".repeat(300),
          "word ".repeat(60));

  @Test
  void whateverIsWrittenAsYamlIsReadBack() {
    NetworkPolicy policy = policy(annotations());
    Manifests read = read(ManifestOutput.yaml(List.of(policy)));
    assertThat(read.problems()).isEmpty();
    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.networkPolicies().values()).containsExactly(policy);
  }

  @Test
  void whateverIsWrittenAsYamlIsReadByOthersToo() {
    NetworkPolicy policy = policy(annotations());
    assertThat(
            new KubernetesSerialization()
                .unmarshal(ManifestOutput.yaml(List.of(policy)), NetworkPolicy.class))
        .isEqualTo(policy);
  }

  @Test
  void unusualLineBreaksAreEscaped() {
    NetworkPolicy policy = policy(Map.of("a", "b\nc\u2028d\u0085e"));
    assertThat(read(ManifestOutput.yaml(List.of(policy))).networkPolicies().values())
        .containsExactly(policy);
  }

  @Test
  void whateverIsWrittenAsJsonIsReadBack() {
    NetworkPolicy policy = policy(annotations());
    assertThat(read(ManifestOutput.json(List.of(policy))).networkPolicies().values())
        .containsExactly(policy);
  }

  @Test
  void theOrderOfLabelsDoesNotMatter() {
    Map<String, String> reversed = new LinkedHashMap<>();
    List.of("c", "b", "a").forEach(key -> reversed.put(key, key));
    assertThat(ManifestOutput.yaml(List.of(policy(reversed))))
        .isEqualTo(ManifestOutput.yaml(List.of(policy(new TreeMap<>(reversed)))));
  }

  @Test
  void nothingIsWrittenForNothing() {
    assertThat(ManifestOutput.yaml(List.of())).isEmpty();
    assertThat(ManifestOutput.json(List.of()))
        .isEqualTo("{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"List\",\n  \"items\": []\n}\n");
  }

  /** Each text as a value, and as a key where it can be one. */
  private static Map<String, String> annotations() {
    Map<String, String> annotations = new LinkedHashMap<>();
    for (int i = 0; i < NASTY.size(); i++) {
      annotations.put("value-" + i, NASTY.get(i));
      if (!NASTY.get(i).isBlank() && NASTY.get(i).length() < 100) {
        annotations.put(NASTY.get(i), "key");
      }
    }
    return annotations;
  }

  private static NetworkPolicy policy(Map<String, String> annotations) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName("p")
        .withNamespace("n1")
        .withAnnotations(annotations)
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .endPodSelector()
        .endSpec()
        .build();
  }

  private static Manifests read(String text) {
    return ManifestInput.read(
        List.of("-"), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
