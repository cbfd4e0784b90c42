package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient
@SuppressWarnings("NullAway.Init") // the mock client's extension sets the field
class InformerDeathTest {
  KubernetesClient client;
  private final List<Integer> exits = new ArrayList<>();
  private final InformerDeath death = new InformerDeath(exits::add);

  private SharedIndexInformer<ConfigMap> informer() {
    return client.configMaps().inAnyNamespace().runnableInformer(0);
  }

  @Test
  void endsTheProcess() {
    death.onStop(informer(), new IllegalStateException("gone"));

    assertThat(exits).containsExactly(1);
  }

  @Test
  void isNoneWhenSomebodyStoppedIt() {
    death.onStop(informer(), null);

    assertThat(exits).isEmpty();
  }
}
