package io.appfirewall.operator;

import static io.appfirewall.fixture.Names.firewallId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appfirewall.core.model.ObjectId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettlerTest {
  private final Settler settler = new Settler(Properties.with("appfirewall.settle", "20ms"));
  private final List<ObjectId> settled = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    settler.stop();
  }

  private void awaitSettled(ObjectId... objects) {
    await().untilAsserted(() -> assertThat(settled).containsExactly(objects));
  }

  @Test
  void looksOnceHoweverOftenAnObjectWasMarked() {
    settler.mark(firewallId("web"));
    settler.mark(firewallId("web"));

    settler.start(settled::add);
    awaitSettled(firewallId("web"));

    settler.mark(firewallId("api"));
    awaitSettled(firewallId("web"), firewallId("api"));
  }

  @Test
  void looksAgainAtWhatIsMarkedMeanwhile() {
    settler.mark(firewallId("web"));

    settler.start(object -> {
      settled.add(object);
      if (settled.size() < 2) {
        settler.mark(object);
      }
    });

    awaitSettled(firewallId("web"), firewallId("web"));
  }

  @Test
  void goesOnAfterOneThatFails() {
    settler.mark(firewallId("bad"));

    settler.start(object -> {
      if (object.equals(firewallId("bad"))) {
        settler.mark(firewallId("web"));
        throw new IllegalStateException("bad");
      }
      settled.add(object);
    });

    awaitSettled(firewallId("web"));
  }
}
