package io.appfirewall.operator;

import io.appfirewall.cluster.ApiFailure;
import io.appfirewall.core.model.Owner;
import io.appfirewall.operator.AppFirewallProperties.LeaderElection;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which of several replicas writes: the one that holds the Lease. */
@Component
final class Leadership {
  private static final Logger log = LoggerFactory.getLogger(Leadership.class);

  private final KubernetesClient client;
  private final LeaderElection properties;
  private final String namespace;
  private final String identity;
  private final Exit exit;
  private volatile boolean leading;
  private volatile boolean stopping;

  Leadership(
      KubernetesClient client,
      AppFirewallProperties properties,
      OperatorNamespace namespace,
      Environment environment,
      Exit exit,
      MeterRegistry registry) {
    this.client = client;
    this.properties = properties.leaderElection();
    this.namespace = namespace.name();
    // Of this process and no other one, not even of the one that was there before it.
    this.identity = environment.getProperty("HOSTNAME", Owner.OPERATOR) + "_" + UUID.randomUUID();
    this.exit = exit;
    this.leading = !this.properties.enabled();
    Gauge.builder("appfirewall.leading", this, who -> who.isLeading() ? 1 : 0)
        .description("Whether this replica is the one that writes")
        .register(registry);
  }

  boolean isLeading() {
    return leading;
  }

  /** For the SDK; empty where there is only one replica. */
  Optional<LeaderElectionConfiguration> configuration() {
    return properties.enabled()
        ? Optional.of(
            new LeaderElectionConfiguration(
                properties.lease(),
                namespace,
                properties.leaseDuration(),
                properties.renewDeadline(),
                properties.retryPeriod(),
                identity,
                new LeaderCallbacks(this::won, this::lost, leader -> {}),
                // The SDK would leave by System.exit, which waits for a shutdown that waits for it.
                false))
        : Optional.empty();
  }

  /** From now on, losing the Lease is what we want. */
  void stopping() {
    stopping = true;
  }

  /** Gives the Lease back, once nothing is written any more, so that a successor need not wait. */
  void release() {
    if (!properties.enabled() || !leading) {
      return;
    }
    leading = false;
    Resource<Lease> lease = client.leases().inNamespace(namespace).withName(properties.lease());
    try {
      Lease held = lease.get();
      if (held != null && identity.equals(held.getSpec().getHolderIdentity())) {
        held.getSpec().setHolderIdentity("");
        client.resource(held).update();
      }
    } catch (KubernetesClientException e) {
      log.atWarn()
          .addKeyValue("error", ApiFailure.sentence(e))
          .log("Could not give the Lease back; a successor will wait until it ends");
    }
  }

  private void won() {
    leading = true;
    log.atInfo().addKeyValue("identity", identity).log("Leading");
  }

  private void lost() {
    if (stopping) {
      return;
    }
    leading = false;
    // Another one writes from now on; what is under way here must not go on.
    log.atError().addKeyValue("identity", identity).log("Lost the Lease; ending");
    exit.now(1);
  }
}
