package io.appfirewall.operator;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the operator does, in numbers. No tag names an object: the number of time series must not
 * grow with the cluster.
 */
@Component
final class OperatorMetrics implements Metrics {
  private static final Logger log = LoggerFactory.getLogger(OperatorMetrics.class);

  private final MeterRegistry registry;
  private final Counter events;

  OperatorMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.events =
        Counter.builder("appfirewall.events")
            .description("Events that had an object reconciled")
            .register(registry);
    // A series that begins with its first count hides that count from Prometheus' rate().
    Stream.of(Write.values()).forEach(this::writes);
    Stream.of(AlteredBy.values()).forEach(this::drifts);
  }

  /** The kinds of write. */
  enum Write {
    CREATE,
    UPDATE,
    DELETE,
    STATUS;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  void written(Write write) {
    writes(write).increment();
  }

  void driftRepaired(AlteredBy manager) {
    drifts(manager).increment();
  }

  private Counter writes(Write write) {
    return Counter.builder("appfirewall.writes")
        .description("Writes to the API server")
        .tag("operation", write.toString())
        .register(registry);
  }

  private Counter drifts(AlteredBy manager) {
    return Counter.builder("appfirewall.drift.repaired")
        .description("Policies that somebody altered and that were put right")
        .tag("manager", manager.toString())
        .register(registry);
  }

  @Override
  public void receivedEvent(Event event, Map<String, Object> metadata) {
    events.increment();
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failed";
    try {
      T result = execution.execute();
      outcome = "done";
      return result;
    } catch (RetryLater e) {
      log.atWarn()
          .addKeyValue("controller", execution.controllerName())
          .addKeyValue("object", execution.resourceID())
          .addKeyValue("reason", e.getMessage())
          .log("Will try again");
      throw e;
    } catch (InterruptedException e) {
      outcome = "interrupted";
      throw e;
    } catch (Exception e) {
      log.atError()
          .addKeyValue("controller", execution.controllerName())
          .addKeyValue("object", execution.resourceID())
          .setCause(e)
          .log("Failed, will try again");
      throw e;
    } finally {
      sample.stop(
          Timer.builder("appfirewall.reconciliations")
              .description("Time that one look at one object took")
              .tag("controller", execution.controllerName())
              .tag("outcome", outcome)
              .register(registry));
    }
  }
}
