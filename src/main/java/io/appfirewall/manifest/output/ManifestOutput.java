package io.appfirewall.manifest.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.List;
import java.util.regex.Pattern;

/** Writes objects so that kubectl takes them; the same objects always as the same text. */
public final class ManifestOutput {
  private static final YAMLMapper READABLE =
      yaml(
          YAMLFactory.builder()
              .stringQuotingChecker(new YamlQuotes())
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));

  /** Every text in quotation marks, everything unusual in it escaped. */
  private static final YAMLMapper CAREFUL = yaml(YAMLFactory.builder());

  // Line breaks for some readers of YAML, and not for others.
  private static final Pattern UNUSUAL_LINE_BREAK = Pattern.compile("[\u0085\u2028\u2029]");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private ManifestOutput() {}

  /** Has it made acquainted with NetworkPolicies. */
  public static void prepare() {
    yaml(
        List.of(
            new NetworkPolicyBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewSpec()
                .addNewIngress()
                .addNewFrom()
                .endFrom()
                .addNewPort()
                .endPort()
                .endIngress()
                .endSpec()
                .build()));
  }

  /** One document for each object; nothing for none. */
  public static String yaml(List<? extends HasMetadata> objects) {
    StringBuilder text = new StringBuilder();
    try {
      for (HasMetadata object : objects) {
        JsonNode tree = JSON.valueToTree(object);
        boolean isUnusual = UNUSUAL_LINE_BREAK.matcher(JSON.writeValueAsString(tree)).find();
        text.append((isUnusual ? CAREFUL : READABLE).writeValueAsString(tree));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object of the Kubernetes client can be written", e);
    }
    return text.toString();
  }

  /** One {@code v1} List. */
  public static String json(List<? extends HasMetadata> objects) {
    DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""))
            .withObjectIndenter(twoSpaces)
            .withArrayIndenter(twoSpaces);
    try {
      return JSON.writer(printer).writeValueAsString(new ObjectList("v1", "List", objects)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object of the Kubernetes client can be written", e);
    }
  }

  private static YAMLMapper yaml(YAMLFactoryBuilder factory) {
    return new YAMLMapper(factory.disable(YAMLGenerator.Feature.SPLIT_LINES).build());
  }

  private record ObjectList(String apiVersion, String kind, List<? extends HasMetadata> items) {}
}
