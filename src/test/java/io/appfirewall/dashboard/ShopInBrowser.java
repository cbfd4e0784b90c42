package io.appfirewall.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.development.ShopOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The sample shop in a cluster, its operator, and a browser that looks at the pages. */
abstract class ShopInBrowser {
  private static ShopOperator operator;
  static Browser browser;

  final Kubectl kubectl;

  ShopInBrowser(Kubectl kubectl) {
    this.kubectl = kubectl;
  }

  @BeforeAll
  static void start(ControlPlane controlPlane, Kubectl kubectl) {
    operator =
        ShopOperator.start(controlPlane, kubectl, "--appfirewall.dashboard.access=anonymous");
    browser = Browser.start(operator.address());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    operator.close();
  }

  @BeforeEach
  void forgetComplaints() {
    browser.complaints().clear();
  }

  @AfterEach
  void noPageComplainsOrAsksAnotherHost() {
    browser.closePages();
    assertThat(browser.complaints()).isEmpty();
  }
}
