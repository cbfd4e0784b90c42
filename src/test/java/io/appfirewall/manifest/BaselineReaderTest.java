package io.appfirewall.manifest;

import static io.appfirewall.manifest.Yaml.baseline;
import static io.appfirewall.manifest.Yaml.findings;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Label;
import io.appfirewall.core.model.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BaselineReaderTest {
  @Test
  void whatIsLeftOutHasTheDefaultsOfTheContract() {
    assertThat(
            BaselineReader.read(
                    baseline("allNamespaces: true\npolicyTypes: [Ingress]\nmode: Enforce"))
                .value())
        .hasValue(
            new Baseline(
                "default",
                Optional.empty(),
                LabelSelector.EVERYTHING,
                List.of(),
                false,
                new TreeSet<>(List.of(Direction.INGRESS)),
                Mode.ENFORCE,
                DnsPolicy.ALLOW,
                new TreeSet<>(),
                new TreeSet<>(),
                Optional.empty(),
                false));
  }

  @Test
  void whatIsGivenIsReadInFull() {
    assertThat(
            BaselineReader.read(
                    baseline(
                        """
                        namespaceSelector: {matchLabels: {tier: prod}}
                        excludeNamespaces: [legacy, "sandbox-*"]
                        includeSystemNamespaces: true
                        policyTypes: [Ingress, Egress]
                        mode: Preview
                        dns: Deny
                        allow: {ingress: [SameNamespace, Monitoring], egress: [Cluster]}
                        exemptPods: {matchLabels: {appfirewall.io/exempt: "true"}}
                        allowOptOut: true
                        """))
                .value())
        .hasValue(
            new Baseline(
                "default",
                Optional.empty(),
                LabelSelector.labels(Map.of("tier", "prod")),
                List.of("legacy", "sandbox-*"),
                true,
                new TreeSet<>(List.of(Direction.INGRESS, Direction.EGRESS)),
                Mode.PREVIEW,
                DnsPolicy.DENY,
                new TreeSet<>(List.of(Entity.SAME_NAMESPACE, Entity.MONITORING)),
                new TreeSet<>(List.of(Entity.CLUSTER)),
                Optional.of(new Label("appfirewall.io/exempt", "true")),
                true));
  }

  @Test
  void everyMistakeIsReportedAtOnce() {
    assertThat(
            findings(
                BaselineReader.read(
                    baseline(
                        """
                        excludeNamespaces: [legacy, legacy, "*-sandbox", "*"]
                        mode: GroupOnly
                        allow: {ingress: [], egress: [Everyone]}
                        exemptPods: {matchLabels: {a: b, c: d}}
                        """))))
        .containsExactlyInAnyOrder(
            "ExactlyOne spec",
            "Duplicate spec.excludeNamespaces[1]",
            "InvalidName spec.excludeNamespaces[2]",
            "InvalidName spec.excludeNamespaces[3]",
            "Required spec.policyTypes",
            "UnknownValue spec.mode",
            "EmptyList spec.allow.ingress",
            "UnknownValue spec.allow.egress[0]",
            "InvalidSelector spec.exemptPods");
  }
}
