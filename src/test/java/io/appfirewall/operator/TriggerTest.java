package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerTest {
  private final Trigger<AppFirewall> trigger = new Trigger<>(AppFirewall.class);

  private static AppFirewall firewall(String name) {
    return Serialization.unmarshal(
        "metadata: {name: " + name + ", namespace: shop}", AppFirewall.class);
  }

  @Test
  void firesWhileItRuns() {
    RecordedEvents fired = RecordedEvents.of(trigger);

    trigger.fire(firewall("web"));
    trigger.fire(new ResourceID("api", "shop"));

    assertThat(fired.taken()).containsExactly("shop/web", "shop/api");
  }

  @Test
  void firesNothingBeforeSinceEverythingWillHaveItsTurn() {
    trigger.fire(firewall("web"));

    assertThat(RecordedEvents.of(trigger).taken()).isEmpty();
  }

  @Test
  void tellsOfEveryChangeWithTheStateBefore() {
    List<String> heard = new ArrayList<>();
    trigger.onChange((before, after) -> heard.add(name(before) + " -> " + name(after)));

    trigger.onResourceCreated(firewall("a"));
    trigger.onResourceUpdated(firewall("new"), firewall("old"));
    trigger.onResourceDeleted(firewall("a"));

    assertThat(heard).containsExactly("none -> a", "old -> new", "a -> none");
  }

  private static String name(@org.jspecify.annotations.Nullable AppFirewall firewall) {
    return firewall == null ? "none" : firewall.getMetadata().getName();
  }
}
