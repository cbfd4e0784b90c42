package io.appfirewall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlimStoreTest {
  private static ConfigMap object() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("web")
        .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", "{...}")
        .addToAnnotations("note", "seen")
        .withManagedFields(new ManagedFieldsEntry())
        .endMetadata()
        .addToData("key", "value")
        .build();
  }

  private static ConfigMap kept(SlimStore<ConfigMap> store) {
    store.put("web", object());
    return store.get("web");
  }

  @Test
  void dropsManagedFieldsAndWhatItIsTold() {
    ConfigMap kept = kept(SlimStore.dropping(object -> object.setData(Map.of())));

    assertThat(kept.getMetadata().getManagedFields()).isEmpty();
    assertThat(kept.getData()).isEmpty();
    assertThat(kept.getMetadata().getAnnotations()).hasSize(2);
  }

  @Test
  void dropsKubectlsCopyOfWhatIsOnlyRead() {
    ConfigMap kept = kept(SlimStore.forReading());

    assertThat(kept.getMetadata().getAnnotations()).containsOnlyKeys("note");
    assertThat(kept.getMetadata().getManagedFields()).isEmpty();
    assertThat(kept.getData()).containsEntry("key", "value");
  }

  @Test
  void takesObjectsWithoutAnnotations() {
    ConfigMap bare = new ConfigMapBuilder().withNewMetadata().withName("x").endMetadata().build();
    bare.getMetadata().setAnnotations(null);

    SlimStore.<ConfigMap>forReading().put("x", bare);

    assertThat(bare.getMetadata().getManagedFields()).isEmpty();
  }
}
