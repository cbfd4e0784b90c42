package io.appfirewall.operator;

import io.appfirewall.cluster.Kubeconfig;
import io.appfirewall.dashboard.web.DashboardConfiguration;
import io.fabric8.kubernetes.client.Config;
import java.util.Optional;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The operator as a Spring Boot application. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(AppFirewallProperties.class)
@Import(DashboardConfiguration.class)
public class OperatorApplication {
  /** The application's name, as application.properties has it. */
  static final String NAME = "appfirewall";

  /**
   * The operator as the program of a process, on the cluster of the kubeconfig or of the pod's
   * service account. It returns once it runs; where it cannot, the process ends.
   *
   * @param arguments properties as {@code --name=value}
   */
  public static void main(String... arguments) {
    try {
      // Found before any bean is made.
      run(
          context -> {
            Config cluster = Kubeconfig.find(Optional.empty());
            context.registerBean(Config.class, () -> cluster);
          },
          arguments);
    } catch (RuntimeException e) {
      // StartFailureReporter has said why.
      System.exit(StartFailure.of(e).exitCode());
    }
  }

  /** Runs the operator on a certain cluster; several may run in one JVM. */
  public static ConfigurableApplicationContext run(Config cluster, String... arguments) {
    return run(context -> context.registerBean(Config.class, () -> cluster), arguments);
  }

  private static ConfigurableApplicationContext run(
      ApplicationContextInitializer<GenericApplicationContext> cluster, String... arguments) {
    return new SpringApplicationBuilder(OperatorApplication.class)
        .initializers(cluster)
        .run(arguments);
  }
}
