package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.operator.OperatorMetrics.Write;
import io.javaoperatorsdk.operator.api.monitoring.Metrics.ControllerExecution;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperatorMetricsTest {
  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final OperatorMetrics metrics = new OperatorMetrics(registry);

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  @Test
  void countWritesByTheirKind() {
    metrics.written(Write.CREATED);
    metrics.written(Write.STATUS);
    metrics.written(Write.STATUS);

    assertThat(count("appfirewall.writes", "operation", "create")).isEqualTo(1);
    assertThat(count("appfirewall.writes", "operation", "status")).isEqualTo(2);
  }

  @Test
  void countRepairsByTheToolThatMadeThemNecessary() {
    metrics.driftRepaired(AlteredBy.FLUX);

    assertThat(count("appfirewall.drift.repaired", "manager", "flux")).isEqualTo(1);
  }

  @Test
  void countWritesByTheirReason() {
    metrics.written(Write.CHANGED);
    metrics.written(Write.REPAIRED);
    metrics.written(Write.REPAIRED);

    assertThat(count("appfirewall.writes", "operation", "update", "reason", "drift")).isEqualTo(2);
    assertThat(count("appfirewall.writes", "operation", "update", "reason", "changed"))
        .isEqualTo(1);
  }

  @Test
  void countLooksThatFollowAFailedOne() {
    RetryInfo second =
        new RetryInfo() {
          @Override
          public int getAttemptCount() {
            return 1;
          }

          @Override
          public boolean isLastAttempt() {
            return false;
          }
        };
    metrics.reconcileCustomResource(new AppFirewall(), null, Map.of());
    metrics.reconcileCustomResource(new AppFirewall(), second, Map.of());

    assertThat(count("appfirewall.reconciliation.retries")).isEqualTo(1);
  }

  @Test
  void countEvents() {
    metrics.receivedEvent(new Event(new ResourceID("web", "shop")), Map.of());

    assertThat(count("appfirewall.events")).isEqualTo(1);
  }

  @Nested
  class TimeALookAtAnObject {
    @Test
    void thatWasDone() throws Exception {
      assertThat(metrics.timeControllerExecution(execution(() -> "result"))).isEqualTo("result");

      assertTimed("done");
    }

    @Test
    void andRememberWhenOneWasLastDone() throws Exception {
      assertThat(lastSuccess()).isNaN();
      clock.add(Duration.ofSeconds(99));

      metrics.timeControllerExecution(execution(() -> "result"));

      // The clock begins with one millisecond.
      assertThat(lastSuccess()).isEqualTo(99.001);
    }

    private double lastSuccess() {
      return registry.get("appfirewall.last.success.timestamp").gauge().value();
    }

    @Test
    void thatHasToBeRepeated() {
      assertThatThrownBy(() ->
              metrics.timeControllerExecution(
                  execution(() -> {
                    throw new RetryLater("not now");
                  })))
          .isInstanceOf(RetryLater.class);

      assertTimed("failed");
    }

    @Test
    void thatFailed() {
      assertThatThrownBy(() ->
              metrics.timeControllerExecution(
                  execution(() -> {
                    throw new IllegalStateException("ours");
                  })))
          .isInstanceOf(IllegalStateException.class);

      assertTimed("failed");
    }

    @Test
    void thatWasInterrupted() {
      assertThatThrownBy(() ->
              metrics.timeControllerExecution(
                  execution(() -> {
                    throw new InterruptedException();
                  })))
          .isInstanceOf(InterruptedException.class);

      assertTimed("interrupted");
    }

    private void assertTimed(String outcome) {
      assertThat(
              registry
                  .get("appfirewall.reconciliations")
                  .tags("controller", "firewalls", "outcome", outcome)
                  .timer()
                  .count())
          .isEqualTo(1);
    }

    private static ControllerExecution<String> execution(Callable<String> work) {
      return new ControllerExecution<>() {
        @Override
        public String name() {
          return "reconcile";
        }

        @Override
        public String controllerName() {
          return "firewalls";
        }

        @Override
        public String successTypeName(String result) {
          return "done";
        }

        @Override
        public ResourceID resourceID() {
          return new ResourceID("web", "shop");
        }

        @Override
        public Map<String, Object> metadata() {
          return Map.of();
        }

        @Override
        public String execute() throws Exception {
          return work.call();
        }
      };
    }
  }

  @Test
  void haveNoSeriesThatNamesAnObject() throws Exception {
    metrics.timeControllerExecution(TimeALookAtAnObject.execution(() -> ""));
    metrics.receivedEvent(new Event(new ResourceID("web", "shop")), Map.of());

    assertThat(registry.getMeters())
        .allSatisfy(meter ->
            assertThat(meter.getId().toString()).doesNotContain("web").doesNotContain("shop"));
  }
}
