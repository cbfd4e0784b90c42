package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

class StartFailureTest {
  @ParameterizedTest
  @CsvSource({
    "workers, many, a whole number",
    "resync, soon, a duration such as 10m",
    "max-policy-size, big, a size such as 1MB",
    "dns.port, http, a whole number",
    "leader-election.enabled, perhaps, true or false",
    "metrics.access, everybody, 'one of token, anonymous, disabled'"
  })
  void saysInWhichFormAPropertyIsWritten(String name, String value, String form) {
    var source = new MapConfigurationPropertySource(Map.of("appfirewall." + name, value));

    StartFailure failure =
        StartFailure.of(
            catchRuntimeException(() ->
                new Binder(source).bind("appfirewall", Bindable.of(AppFirewallProperties.class))));

    assertThat(failure)
        .isEqualTo(
            new StartFailure(
                2,
                List.of("Property appfirewall." + name + "=" + value + ": Give " + form + "."),
                true));
  }

  @Test
  void saysInWhichFormAPropertyOfOthersIsWritten() {
    var environment = new MockEnvironment().withProperty("server.port", "http");

    StartFailure failure =
        StartFailure.of(
            new IllegalStateException(
                catchRuntimeException(
                    () -> environment.getProperty("server.port", Integer.class))));

    assertThat(failure)
        .isEqualTo(new StartFailure(2, List.of("Property value http: Give a whole number."), true));
  }

  @Test
  void saysHowToSeeMoreOfWhatWasNotExpected() {
    var failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

    assertThat(StartFailure.of(failure))
        .isEqualTo(
            new StartFailure(
                1,
                List.of(
                    "The operator cannot start: java.lang.IllegalArgumentException: inner. Set"
                        + " APPFIREWALL_DEBUG=1 to see where."),
                false));
  }
}
