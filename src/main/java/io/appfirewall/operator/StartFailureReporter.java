package io.appfirewall.operator;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says why the process cannot start, in the place of Spring Boot's own reports. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {
  private final Environment environment;

  /** That of a program of ours, which Spring Boot hands over. */
  StartFailureReporter(ConfigurableApplicationContext context) {
    this.environment = context.getEnvironment();
  }

  @Override
  public boolean reportException(Throwable failure) {
    if (!OperatorApplication.NAME.equals(environment.getProperty("spring.application.name"))) {
      // The command line tells of its own failures.
      return true;
    }
    StartFailure told = StartFailure.of(failure);
    told.sentences().forEach(System.err::println);
    if (!told.expected() && System.getenv("APPFIREWALL_DEBUG") != null) {
      failure.printStackTrace();
    }
    return true;
  }
}
