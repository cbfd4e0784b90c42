package io.appfirewall.operator;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says why the process cannot start, in the place of Spring Boot's own reports. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {
  @Override
  public boolean reportException(Throwable failure) {
    StartFailure told = StartFailure.of(failure);
    told.sentences().forEach(System.err::println);
    if (!told.expected() && System.getenv("APPFIREWALL_DEBUG") != null) {
      failure.printStackTrace();
    }
    return true;
  }
}
