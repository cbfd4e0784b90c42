package io.appfirewall.development;

import io.appfirewall.api.Installed;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.operator.OperatorApplication;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An operator in this JVM, with the sample shop in its cluster; closed, it takes the shop along.
 */
public final class ShopOperator implements AutoCloseable {
  /** The folder of the shop's manifests. */
  public static final String SHOP = "docs/examples/shop";

  private static final String READY = "--for=condition=Ready";
  private static final String TIMEOUT = "--timeout=30s";

  private final ConfigurableApplicationContext operator;
  private final Kubectl kubectl;

  private ShopOperator(ConfigurableApplicationContext operator, Kubectl kubectl) {
    this.operator = operator;
    this.kubectl = kubectl;
  }

  /** Starts it and waits until everything is ready. */
  public static ShopOperator start(
      ControlPlane controlPlane, Kubectl kubectl, String... properties) {
    Installed.crds(kubectl);
    var operator =
        OperatorApplication.run(
            controlPlane.config(),
            Stream.concat(
                    Stream.of("--server.port=0", "--POD_NAMESPACE=appfirewall-system"),
                    Stream.of(properties))
                .toArray(String[]::new));
    try {
      kubectl.run("apply", "-f", SHOP).orThrow();
      awaitReady(kubectl);
      return new ShopOperator(operator, kubectl);
    } catch (RuntimeException | Error e) {
      operator.close();
      throw e;
    }
  }

  /** Waits until every object of the shop is ready. */
  public static void awaitReady(Kubectl kubectl) {
    for (String namespace : List.of("shop", "payments", "infra")) {
      kubectl.run("wait", "appfw,addrgrp", "--all", "-n", namespace, READY, TIMEOUT).orThrow();
    }
    kubectl.run("wait", "caddrgrp/offices", "fwb/shop", READY, TIMEOUT).orThrow();
  }

  /** Where it serves. */
  public String address() {
    return "http://localhost:" + operator.getEnvironment().getProperty("local.server.port");
  }

  @Override
  public void close() {
    operator.close();
    kubectl.run("delete", "-f", SHOP).orThrow();
  }
}
