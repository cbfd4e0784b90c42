package io.appfirewall.operator;

import io.appfirewall.cluster.Scope;
import io.appfirewall.cluster.SlimStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets the SDK up. */
@Configuration(proxyBeanMethods = false)
class SdkConfiguration {
  private static final Duration TERMINATION = Duration.ofSeconds(1);
  private static final long PAGE = 500;

  /** Reconcilers here never alter what they are given, so that nothing is copied for them. */
  private static final Cloner SAME =
      new Cloner() {
        @Override
        public <T extends HasMetadata> T clone(T object) {
          return object;
        }
      };

  private final AppFirewallProperties properties;
  private final Scope scope;

  SdkConfiguration(AppFirewallProperties properties, Scope scope) {
    this.properties = properties;
    this.scope = scope;
  }

  /** The threads that look at objects. The SDK ends them. */
  @Bean(destroyMethod = "")
  ThreadPoolExecutor workers(MeterRegistry registry) {
    var workers =
        new ThreadPoolExecutor(
            properties.workers(),
            properties.workers(),
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>());
    Gauge.builder("appfirewall.reconciliation.queue", workers, pool -> pool.getQueue().size())
        .description("Objects that wait for a worker to look at them")
        .register(registry);
    return workers;
  }

  // Its end is the lifecycle's business.
  @Bean(destroyMethod = "")
  Operator operator(
      KubernetesClient client,
      Leadership leadership,
      OperatorMetrics metrics,
      ThreadPoolExecutor workers,
      InformerDeath informerDeath,
      FirewallReconciler firewalls,
      NamespaceReconciler namespaces,
      BaselineReconciler baselines,
      AddressGroupReconciler addressGroups,
      ClusterAddressGroupReconciler clusterAddressGroups) {
    Operator operator =
        new Operator(sdk -> configure(sdk, client, leadership, metrics, workers, informerDeath));
    operator.register(firewalls, controller -> inScope(ofOurs(controller, "firewalls")));
    operator.register(addressGroups, controller -> inScope(ofOurs(controller, "addressgroups")));
    if (scope.isCluster()) {
      operator.register(baselines, controller -> ofOurs(controller, "baselines"));
      operator.register(
          clusterAddressGroups, controller -> ofOurs(controller, "clusteraddressgroups"));
      operator.register(namespaces, this::ofNamespaces);
    }
    return operator;
  }

  // The SDK runs this twice.
  private void configure(
      ConfigurationServiceOverrider sdk,
      KubernetesClient client,
      Leadership leadership,
      OperatorMetrics metrics,
      ThreadPoolExecutor workers,
      InformerDeath informerDeath) {
    sdk.withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withExecutorService(workers)
        .withReconciliationTerminationTimeout(TERMINATION)
        .withCacheSyncTimeout(properties.syncTimeout())
        .withResourceCloner(SAME)
        .withMetrics(metrics)
        .withInformerStoppedHandler(informerDeath);
    leadership.configuration().ifPresent(sdk::withLeaderElectionConfiguration);
  }

  private <P extends HasMetadata> ControllerConfigurationOverrider<P> ofOurs(
      ControllerConfigurationOverrider<P> controller, String name) {
    // Our own filter sees more than the SDK's: another object of the same name and generation.
    return common(controller, name).withOnUpdateFilter((now, before) -> Specs.differ(before, now));
  }

  private void inScope(ControllerConfigurationOverrider<? extends HasMetadata> controller) {
    if (!scope.isCluster()) {
      controller.settingNamespaces(scope.namespaces());
    }
  }

  private void ofNamespaces(ControllerConfigurationOverrider<Namespace> controller) {
    common(controller, "namespaces")
        .withOnUpdateFilter((now, before) -> Specs.labelsDiffer(before, now));
  }

  private <P extends HasMetadata> ControllerConfigurationOverrider<P> common(
      ControllerConfigurationOverrider<P> controller, String name) {
    return controller
        .withName(name)
        .withGenerationAware(false)
        .withItemStore(SlimStore.forReading())
        .withInformerListLimit(PAGE)
        .withReconciliationMaxInterval(properties.resync())
        .withRetry(
            new GenericRetry()
                .setInitialInterval(1000)
                .setIntervalMultiplier(2)
                .setMaxInterval(60_000)
                .setMaxAttempts(-1));
  }
}
