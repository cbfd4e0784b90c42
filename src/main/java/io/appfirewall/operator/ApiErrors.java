package io.appfirewall.operator;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts every request that the API server refuses, or that does not reach it, by what it said. */
@Component
final class ApiErrors implements Interceptor {
  static final String NAME = "api-errors";

  private static final String UNREACHABLE = "unreachable";
  private static final String OTHER_OF_OURS = "4xx";
  private static final String OF_THE_SERVER = "5xx";

  private final Map<String, Counter> counters;

  ApiErrors(MeterRegistry registry) {
    this.counters =
        Stream.of(
                "403", "404", "409", "410", "422", "429", OTHER_OF_OURS, OF_THE_SERVER, UNREACHABLE)
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    code ->
                        Counter.builder("appfirewall.api.errors")
                            .description("Requests that the API server refused or did not get")
                            .tag("code", code)
                            .register(registry)));
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    if (response.code() >= 500) {
      count(OF_THE_SERVER);
    } else if (response.code() >= 400) {
      String code = String.valueOf(response.code());
      count(counters.containsKey(code) ? code : OTHER_OF_OURS);
    }
  }

  // The client tells of it only before it tries once more, so the last try of each is not counted.
  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    count(UNREACHABLE);
  }

  private void count(String code) {
    Objects.requireNonNull(counters.get(code)).increment();
  }
}
