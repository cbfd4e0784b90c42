package io.appfirewall.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  private static final double MILLIS_OF_A_SECOND = 1000;

  private final MeterRegistry registry;
  private final Counter events;
  private final Counter retries;
  private volatile double lastSuccess = Double.NaN;

  OperatorMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.events =
        Counter.builder("appfirewall.events")
            .description("Events that had an object reconciled")
            .register(registry);
    this.retries =
        Counter.builder("appfirewall.reconciliation.retries")
            .description("Looks at an object that follow a failed one")
            .register(registry);
    Gauge.builder("appfirewall.last.success.timestamp", this, self -> self.lastSuccess)
        .description("When an object was last looked at without a failure, in Unix time")
        .baseUnit("seconds")
        .register(registry);
    // A series that begins with its first count hides that count from Prometheus' rate().
    Stream.of(Write.values()).forEach(this::writes);
    Stream.of(AlteredBy.values()).forEach(this::drifts);
  }

  /** What was written, and why. */
  enum Write {
    CREATED("create", "created"),
    RECREATED("create", "drift"),
    CHANGED("update", "changed"),
    REPAIRED("update", "drift"),
    ADOPTED("update", "adopted"),
    REMOVED("delete", "removed"),
    STATUS("status", "changed");

    private final String operation;
    private final String reason;

    Write(String operation, String reason) {
      this.operation = operation;
      this.reason = reason;
    }

    /** The operation, {@code create}. */
    @Override
    public String toString() {
      return operation;
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
        .tag("operation", write.operation)
        .tag("reason", write.reason)
        .register(registry);
  }

  private Timer reconciliations(String controller, Outcome outcome) {
    return Timer.builder("appfirewall.reconciliations")
        .description("Time that one look at one object took")
        .tag("controller", controller)
        .tag("outcome", outcome.toString())
        .register(registry);
  }

  private enum Outcome {
    DONE,
    FAILED,
    INTERRUPTED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Counter drifts(AlteredBy manager) {
    return Counter.builder("appfirewall.drift.repaired")
        .description("Policies that somebody altered and that were put right")
        .tag("manager", manager.toString())
        .register(registry);
  }

  @Override
  public void controllerRegistered(Controller<? extends HasMetadata> controller) {
    String name = controller.getConfiguration().getName();
    Stream.of(Outcome.values()).forEach(outcome -> reconciliations(name, outcome));
  }

  @Override
  public void reconcileCustomResource(
      HasMetadata object, @Nullable RetryInfo retry, Map<String, Object> metadata) {
    if (retry != null) {
      retries.increment();
    }
  }

  @Override
  public void receivedEvent(Event event, Map<String, Object> metadata) {
    events.increment();
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    Timer.Sample sample = Timer.start(registry);
    Outcome outcome = Outcome.FAILED;
    try {
      T result = execution.execute();
      outcome = Outcome.DONE;
      lastSuccess = registry.config().clock().wallTime() / MILLIS_OF_A_SECOND;
      return result;
    } catch (RetryLater e) {
      log.atWarn()
          .addKeyValue("controller", execution.controllerName())
          .addKeyValue("object", execution.resourceID())
          .addKeyValue("reason", e.getMessage())
          .log("Will try again");
      throw e;
    } catch (InterruptedException e) {
      outcome = Outcome.INTERRUPTED;
      throw e;
    } catch (Exception e) {
      log.atError()
          .addKeyValue("controller", execution.controllerName())
          .addKeyValue("object", execution.resourceID())
          .setCause(e)
          .log("Failed, will try again");
      throw e;
    } finally {
      sample.stop(reconciliations(execution.controllerName(), outcome));
    }
  }
}
