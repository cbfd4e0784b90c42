package io.appfirewall.operator;

import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventCache;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts and stops the operator within Spring. The start goes on in the background, so that the
 * process is alive, and tells that it is not ready, while it waits for a cluster.
 */
@Component
final class OperatorLifecycle implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OperatorLifecycle.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

  private final Preflight preflight;
  private final Caches caches;
  private final EventCache events;
  private final Operator operator;
  private final Propagation propagation;
  private final Settler settler;
  private final Settlement settlement;
  private final Watchdog watchdog;
  private final CacheGate gate;
  private final Leadership leadership;
  private final AppFirewallProperties properties;
  private final Exit exit;
  private @Nullable Thread starter;
  private volatile boolean running;

  OperatorLifecycle(
      Preflight preflight,
      Caches caches,
      EventCache events,
      Operator operator,
      Propagation propagation,
      Settler settler,
      Settlement settlement,
      Watchdog watchdog,
      CacheGate gate,
      Leadership leadership,
      AppFirewallProperties properties,
      Exit exit) {
    this.preflight = preflight;
    this.caches = caches;
    this.events = events;
    this.operator = operator;
    this.propagation = propagation;
    this.settler = settler;
    this.settlement = settlement;
    this.watchdog = watchdog;
    this.gate = gate;
    this.leadership = leadership;
    this.properties = properties;
    this.exit = exit;
  }

  @Override
  public void start() {
    running = true;
    starter = Thread.ofPlatform().name("operator-start").start(this::startUp);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Whether everything has been read and every change is heard of; true of a standby, too. */
  boolean isReady() {
    return gate.isOpen()
        && caches.isHealthy()
        && operator.getRuntimeInfo().allEventSourcesAreHealthy();
  }

  private void startUp() {
    try {
      waitForCluster();
      propagation.connect();
      events.start();
      caches.start(properties.syncTimeout());
      operator.start();
      propagation.lookAtPlatform();
      settler.start(settlement::settle);
      gate.open();
      // A namespace that came in between was heard of by nobody.
      propagation.lookAtPlatform();
      watchdog.start(this::isReady);
      log.atInfo().addKeyValue("leading", leadership.isLeading()).log("Ready");
    } catch (InterruptedException e) {
      log.debug("Stopped while starting");
    } catch (RuntimeException e) {
      if (running) {
        fail(cause(e));
      }
    }
  }

  private void fail(Throwable cause) {
    Optional<String> forbidden = preflight.forbidden();
    if (forbidden.isPresent()) {
      log.atError().log(forbidden.get() + " Ending.");
      exit.now(StartFailure.CLUSTER);
    } else {
      log.atError().setCause(cause).log("Could not start; ending");
      exit.now(StartFailure.FAILED);
    }
  }

  private void waitForCluster() throws InterruptedException {
    Optional<String> told = Optional.empty();
    for (Optional<String> obstacle = preflight.obstacle();
        obstacle.isPresent();
        obstacle = preflight.obstacle()) {
      if (!obstacle.equals(told)) {
        log.atWarn().log(obstacle.get() + " Trying again every few seconds.");
        told = obstacle;
      }
      Thread.sleep(BETWEEN_TRIES);
    }
  }

  private static Throwable cause(RuntimeException failure) {
    return failure instanceof CompletionException
        ? Objects.requireNonNullElse(failure.getCause(), failure)
        : failure;
  }

  @Override
  public void stop() {
    running = false;
    leadership.stopping();
    if (starter != null) {
      starter.interrupt();
    }
    watchdog.stop();
    settler.stop();
    gate.close();
    operator.stop();
    leadership.release();
    caches.stop();
    events.stop();
    log.info("Stopped");
  }
}
