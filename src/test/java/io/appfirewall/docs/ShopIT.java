package io.appfirewall.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import io.appfirewall.development.ShopOperator;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample shop in a cluster, and what the tutorial invites to break in it. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.KUBECTL})
class ShopIT {
  private static final String SHOP = Document.SHOP.toString();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static ShopOperator operator;

  private final Kubectl kubectl;

  ShopIT(Kubectl kubectl) {
    this.kubectl = kubectl;
  }

  @BeforeAll
  static void start(ControlPlane controlPlane, Kubectl kubectl) {
    operator = ShopOperator.start(controlPlane, kubectl);
  }

  @AfterAll
  static void stop() {
    operator.close();
  }

  @Test
  void hasOnePolicyForEachFirewallThatEnforcesAndOneForEachNamespaceUnderTheBaseline() {
    assertThat(policies())
        .containsExactlyInAnyOrder(
            "infra/appfw-rabbit",
            "infra/firewall-baseline-shop",
            "payments/appfw-ledger-db",
            "payments/appfw-payments-api",
            "payments/firewall-baseline-shop",
            "shop/appfw-checkout-api",
            "shop/appfw-checkout-db",
            "shop/appfw-web",
            "shop/firewall-baseline-shop");
  }

  @Test
  void bringsBackAPolicyThatSomebodyDeleted() {
    kubectl.run("delete", "networkpolicy", "appfw-web", "-n", "shop").orThrow();

    await().atMost(PATIENCE).until(() -> policies().contains("shop/appfw-web"));
  }

  @Test
  void closesWhatSomebodyOpened() {
    String everyone = "[{\"op\": \"add\", \"path\": \"/spec/ingress/-\", \"value\": {}}]";
    kubectl
        .run(
            "patch",
            "networkpolicy",
            "appfw-checkout-db",
            "-n",
            "shop",
            "--type=json",
            "-p",
            everyone)
        .orThrow();

    await().atMost(PATIENCE).until(() -> !spec("appfw-checkout-db").contains("{}"));
  }

  @Test
  void saysThatAGroupIsGoneAndRecoversWhenItIsBack() {
    kubectl.run("delete", "appfw", "reporting", "-n", "payments").orThrow();
    await().atMost(PATIENCE).until(() -> reason("shop", "checkout-db").equals("FirewallNotFound"));

    kubectl.run("apply", "-f", SHOP).orThrow();

    ShopOperator.awaitReady(kubectl);
  }

  private List<String> policies() {
    return Stream.of("shop", "payments", "infra")
        .flatMap(namespace ->
            kubectl
                .run("get", "networkpolicy", "-n", namespace, "-o", "name")
                .orThrow()
                .lines()
                .map(line -> namespace + line.substring(line.indexOf('/'))))
        .toList();
  }

  private String spec(String policy) {
    return kubectl
        .run("get", "networkpolicy", policy, "-n", "shop", "-o", "jsonpath={.spec}")
        .orThrow();
  }

  private String reason(String namespace, String firewall) {
    String path = "jsonpath={.status.conditions[?(@.type==\"Ready\")].reason}";
    return kubectl.run("get", "appfw", firewall, "-n", namespace, "-o", path).orThrow();
  }
}
