package io.appfirewall.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appfirewall.api.Installed;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Family;
import io.appfirewall.docs.Page.Block;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A genuine API server takes the manifests of the documentation, and refuses what it should. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.KUBECTL})
class DocsIT {
  private static final String SHOP = Document.SHOP.toString();
  private static final String GENERATIONS = "jsonpath={.items[*].metadata.generation}";
  private static final String[] TUTORIAL = {"market", "bank"};

  private final Kubectl kubectl;

  DocsIT(Kubectl kubectl) {
    this.kubectl = kubectl;
  }

  @BeforeAll
  static void install(Kubectl kubectl) {
    Installed.crds(kubectl);
    kubectl.run("apply", "-f", SHOP).orThrow();
    for (String namespace : TUTORIAL) {
      kubectl.run("create", "namespace", namespace).orThrow();
    }
  }

  @AfterAll
  static void remove(Kubectl kubectl) {
    kubectl.run("delete", "-f", SHOP).orThrow();
    for (String namespace : TUTORIAL) {
      kubectl.run("delete", "namespace", namespace).orThrow();
    }
  }

  @Test
  void theSampleShopStaysAsItIsWhenAppliedAgain() {
    kubectl.run("apply", "-f", SHOP).orThrow();

    assertThat(kubectl.run("get", "-f", SHOP, "-o", GENERATIONS).orThrow().split(" "))
        .hasSizeGreaterThan(1)
        .containsOnly("1");
  }

  @TestFactory
  Stream<DynamicTest> everyBlock() {
    return Page.all().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> !Document.read(block.manifest()).isEmpty())
        .map(block -> dynamicTest(block.toString(), () -> check(block)));
  }

  private void check(Block block) {
    Kubectl.Result result =
        kubectl.runWithInput(block.manifest(), "apply", "--dry-run=server", "-f", "-");

    assertThat(result.exitCode() == 0).as(result.err()).isEqualTo(!isWrongByItself(block));
  }

  /** What is not found, and the like, only the compiler knows. */
  private static boolean isWrongByItself(Block block) {
    return Arrays.stream(Code.values())
        .filter(code -> code.family() == Family.SPEC)
        .anyMatch(code -> block.expected().contains(code.toString()));
  }
}
