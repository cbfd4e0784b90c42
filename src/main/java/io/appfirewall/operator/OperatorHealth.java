package io.appfirewall.operator;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up while every cache has been read and hears of every change. Of readiness, never of liveness.
 */
@Component("operatorHealthIndicator")
final class OperatorHealth implements HealthIndicator {
  private final OperatorLifecycle lifecycle;

  OperatorHealth(OperatorLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public Health health() {
    return (lifecycle.isReady() ? Health.up() : Health.outOfService()).build();
  }
}
