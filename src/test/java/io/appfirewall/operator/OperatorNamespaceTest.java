package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorNamespaceTest {
  private static final Config OF_A_CONTEXT = new ConfigBuilder().withNamespace("dev").build();

  @Test
  void isThatOfThePod() {
    assertThat(OperatorNamespace.find("appfirewall-system", OF_A_CONTEXT))
        .isEqualTo(new OperatorNamespace("appfirewall-system"));
  }

  @Nested
  class OutsideOfAPod {
    OutsideOfAPod() {
      assumeFalse(Files.exists(Path.of(Config.KUBERNETES_NAMESPACE_PATH)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void isThatOfTheKubeconfigsContext(String podNamespace) {
      assertThat(OperatorNamespace.find(podNamespace, OF_A_CONTEXT))
          .isEqualTo(new OperatorNamespace("dev"));
    }

    @Test
    void isDefaultWhereNobodySays() {
      Config silent = new ConfigBuilder().build();
      silent.setNamespace(null);

      assertThat(OperatorNamespace.find(null, silent)).isEqualTo(new OperatorNamespace("default"));
    }
  }
}
