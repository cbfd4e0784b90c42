package io.appfirewall.operator;

import io.fabric8.kubernetes.client.Config;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The operator as a Spring Boot application. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(AppFirewallProperties.class)
public class OperatorApplication {
  /**
   * Runs the operator on the cluster of the kubeconfig or of the pod's service account.
   *
   * @param arguments properties as {@code --name=value}
   */
  public static ConfigurableApplicationContext run(String... arguments) {
    return new SpringApplicationBuilder(OperatorApplication.class)
        .initializers((GenericApplicationContext context) -> {
          // Before any bean is made, so that a failure is a sentence and nothing else.
          Config cluster = ClusterAccess.find(System.getenv("KUBECONFIG"));
          context.registerBean(Config.class, () -> cluster);
        })
        .run(arguments);
  }

  /** Runs the operator on a certain cluster; several may run in one JVM. */
  public static ConfigurableApplicationContext run(Config cluster, String... arguments) {
    return new SpringApplicationBuilder(OperatorApplication.class)
        .initializers((GenericApplicationContext context) ->
            context.registerBean(Config.class, () -> cluster))
        .run(arguments);
  }
}
