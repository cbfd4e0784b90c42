package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpecsTest {
  private static final Namespace BEFORE = object("uid: u1, generation: 1, labels: {a: b}");

  private static Namespace object(String metadata) {
    return Serialization.unmarshal("metadata: {name: x, " + metadata + "}", Namespace.class);
  }

  @Nested
  class Differ {
    @Test
    void betweenGenerations() {
      assertThat(Specs.differ(BEFORE, object("uid: u1, generation: 2"))).isTrue();
    }

    @Test
    void betweenObjectsOfOneNameAndGeneration() {
      assertThat(Specs.differ(BEFORE, object("uid: u2, generation: 1"))).isTrue();
    }

    @Test
    void whenAnObjectComesOrGoes() {
      assertThat(Specs.differ(null, BEFORE)).isTrue();
      assertThat(Specs.differ(BEFORE, null)).isTrue();
    }

    @Test
    void notByMetadataAlone() {
      assertThat(Specs.differ(BEFORE, object("uid: u1, generation: 1, labels: {c: d}"))).isFalse();
    }
  }

  @Nested
  class OfNamespacesDiffer {
    @Test
    void byLabels() {
      assertThat(Specs.labelsDiffer(BEFORE, object("uid: u1, labels: {a: c}"))).isTrue();
    }

    @Test
    void byTheirComingEnd() {
      Namespace ending =
          object("uid: u1, labels: {a: b}, deletionTimestamp: \"2026-06-01T12:00:00Z\"");

      assertThat(Specs.labelsDiffer(BEFORE, ending)).isTrue();
    }

    @Test
    void betweenNamespacesOfOneName() {
      assertThat(Specs.labelsDiffer(BEFORE, object("uid: u2, labels: {a: b}"))).isTrue();
    }

    @Test
    void notByAnnotations() {
      assertThat(Specs.labelsDiffer(BEFORE, object("uid: u1, labels: {a: b}, annotations: {c: d}")))
          .isFalse();
    }
  }
}
