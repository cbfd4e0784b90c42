package io.appfirewall.operator;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The operator in this JVM, from start to {@link #close}. */
final class RunningOperator implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final List<Integer> exits;

  private RunningOperator(ConfigurableApplicationContext context, List<Integer> exits) {
    this.context = context;
    this.exits = exits;
  }

  /** Starts one and waits until it is ready. */
  static RunningOperator start(Config cluster, String... arguments) {
    RunningOperator operator = startWithoutWaiting(cluster, arguments);
    await().atMost(Duration.ofSeconds(60)).until(operator::isReady);
    return operator;
  }

  static RunningOperator startWithoutWaiting(Config cluster, String... arguments) {
    List<Integer> exits = new CopyOnWriteArrayList<>();
    Exit exit = exits::add;
    var context =
        new SpringApplicationBuilder(OperatorApplication.class)
            .registerShutdownHook(false)
            .properties("POD_NAMESPACE=appfirewall-system")
            .initializers((GenericApplicationContext beans) -> {
              beans.registerBean(Config.class, () -> cluster);
              beans.registerBean(Exit.class, () -> exit);
            })
            .run(
                Stream.concat(Stream.of("--server.port=0"), Stream.of(arguments))
                    .toArray(String[]::new));
    return new RunningOperator(context, exits);
  }

  boolean isReady() {
    return context.getBean(OperatorLifecycle.class).isReady();
  }

  /** The status with which the process would have ended, had it been one. */
  List<Integer> exits() {
    return exits;
  }

  /** What it answers over HTTP. */
  HttpResponse<String> get(String path, String... headers) {
    return Http.send("GET", port(), path, headers);
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
