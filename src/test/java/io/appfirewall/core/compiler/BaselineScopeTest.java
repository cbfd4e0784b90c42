package io.appfirewall.core.compiler;

import static io.appfirewall.fixture.BaselineBuilder.baseline;
import static io.appfirewall.fixture.Selectors.exists;
import static io.appfirewall.fixture.Selectors.labels;
import static io.appfirewall.fixture.Selectors.notIn;
import static io.appfirewall.fixture.Selectors.selecting;
import static io.appfirewall.fixture.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.fixture.BaselineBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineScopeTest {
  private static BaselineScope of(BaselineBuilder baseline, String namespace, String... labels) {
    return BaselineScope.of(
        baseline.build(),
        new TargetNamespace(namespace, labels(labels)),
        snapshot().withOperatorNamespace("firewalls").build().settings());
  }

  @Test
  void allNamespacesAreConcerned() {
    assertThat(of(baseline("b"), "shop")).isEqualTo(BaselineScope.CONCERNED);
  }

  @Test
  void aSelectorChooses() {
    BaselineBuilder ofData = baseline("b").namespaces(selecting("team=data"));
    assertThat(of(ofData, "bi", "team=data")).isEqualTo(BaselineScope.CONCERNED);
    assertThat(of(ofData, "bi", "team=web")).isEqualTo(BaselineScope.NOT_SELECTED);
  }

  @Test
  void everyNamespaceIsLabelledWithItsName() {
    BaselineBuilder allButShop =
        baseline("b")
            .namespaces(
                selecting(
                    exists("kubernetes.io/metadata.name"),
                    notIn("kubernetes.io/metadata.name", "shop")));
    assertThat(of(allButShop, "shop", "kubernetes.io/metadata.name=forged"))
        .isEqualTo(BaselineScope.NOT_SELECTED);
    assertThat(of(allButShop, "bi")).isEqualTo(BaselineScope.CONCERNED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kube-system", "kube-public", "kube-node-lease", "openshift-dns", "firewalls"})
  void theSystemsAreLeftOut(String namespace) {
    assertThat(of(baseline("b"), namespace)).isEqualTo(BaselineScope.EXCLUDED);
  }

  @ParameterizedTest
  @CsvSource({"kube-system, CONCERNED", "openshift-dns, CONCERNED", "firewalls, EXCLUDED"})
  void theSystemsAreIncludedOnDemandButTheOperatorsOwnNever(String namespace, BaselineScope scope) {
    assertThat(of(baseline("b").includingSystemNamespaces(), namespace)).isEqualTo(scope);
  }

  @ParameterizedTest
  @CsvSource({
    "legacy, EXCLUDED",
    "legacy2, CONCERNED",
    "sandbox-, EXCLUDED",
    "sandbox-1, EXCLUDED",
    "sandbox, CONCERNED",
    "my-sandbox-1, CONCERNED"
  })
  void namesAndBeginningsOfNamesAreLeftOut(String namespace, BaselineScope scope) {
    assertThat(of(baseline("b").excluding("legacy", "sandbox-*"), namespace)).isEqualTo(scope);
  }

  @Test
  void aNamespaceExcusesItselfOnlyWhereItMay() {
    assertThat(of(baseline("b").allowingOptOut(), "shop", "appfirewall.io/baseline=off"))
        .isEqualTo(BaselineScope.OPTED_OUT);
    assertThat(of(baseline("b").allowingOptOut(), "shop", "appfirewall.io/baseline=on"))
        .isEqualTo(BaselineScope.CONCERNED);
    assertThat(of(baseline("b"), "shop", "appfirewall.io/baseline=off"))
        .isEqualTo(BaselineScope.CONCERNED);
  }
}
