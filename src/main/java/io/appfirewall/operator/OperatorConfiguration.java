package io.appfirewall.operator;

import io.appfirewall.cluster.Applier;
import io.appfirewall.cluster.Caches;
import io.appfirewall.cluster.EventCache;
import io.appfirewall.cluster.EventRecorder;
import io.appfirewall.cluster.FieldManagers;
import io.appfirewall.cluster.Gatherer;
import io.appfirewall.cluster.MemberCounts;
import io.appfirewall.cluster.Scope;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Owner;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.operator.AppFirewallProperties.Access;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the operator is made of and does not know of Spring. */
@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {
  // Two more tries within a request; from then on it is the framework that tries again.
  private static final int REQUEST_RETRIES = 2;

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean
  Exit exit() {
    return status -> Runtime.getRuntime().halt(status);
  }

  @Bean
  KubernetesClient kubernetesClient(Config cluster, ApiErrors errors) {
    Config config =
        new ConfigBuilder(cluster)
            // What the API server takes for the field manager of whoever names none.
            .withUserAgent(Owner.OPERATOR)
            .withRequestRetryBackoffLimit(REQUEST_RETRIES)
            .build();
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor(ApiErrors.NAME, errors))
        .build();
  }

  @Bean
  OperatorNamespace operatorNamespace(Environment environment, Config cluster) {
    return OperatorNamespace.find(environment.getProperty("POD_NAMESPACE"), cluster);
  }

  @Bean
  Settings settings(AppFirewallProperties properties, OperatorNamespace namespace) {
    return SettingsFactory.settings(properties, namespace.name());
  }

  @Bean
  Triggers triggers() {
    return Triggers.create();
  }

  @Bean
  Scope scope(AppFirewallProperties properties) {
    return Scope.of(properties.watchNamespaces());
  }

  @Bean
  Caches caches(KubernetesClient client, Scope scope) {
    return new Caches(client, scope);
  }

  @Bean
  EventCache eventCache(KubernetesClient client, Scope scope, AppFirewallProperties properties) {
    return properties.dashboard().access() == Access.DISABLED
        ? EventCache.ofNothing()
        : EventCache.of(client, scope);
  }

  @Bean
  Gatherer gatherer(
      Settings settings, Clock clock, Caches caches, PrimaryCaches primaries, Scope scope) {
    return new Gatherer(settings, clock, caches, primaries, scope);
  }

  @Bean
  Applier applier(KubernetesClient client, Caches caches) {
    return new Applier(client, caches.policies());
  }

  @Bean
  FieldManagers fieldManagers(KubernetesClient client) {
    return new FieldManagers(client);
  }

  @Bean
  EventRecorder eventRecorder(KubernetesClient client, Clock clock) {
    return new EventRecorder(client, clock);
  }

  @Bean
  MemberCounts memberCounts(Caches caches, Settler settler) {
    return new MemberCounts(
        caches.pods(), id -> settler.mark(ObjectId.namespaced(Kind.APP_FIREWALL, id)));
  }
}
