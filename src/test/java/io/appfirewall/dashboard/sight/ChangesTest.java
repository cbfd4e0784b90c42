package io.appfirewall.dashboard.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Changes changes = new Changes();

  @Test
  void areCountedWhereTheyAre() throws Exception {
    long before = changes.count();

    changes.in("shop");

    assertThat(changes.await(before, 0)).isEqualTo(changes.count()).isEqualTo(before + 1);
    assertThat(changes.since(before, List.of("payments", "shop"))).isTrue();
    assertThat(changes.since(before, List.of("payments"))).isFalse();
    assertThat(changes.since(before + 1, List.of("shop"))).isFalse();
  }

  @Test
  void knowsItsOwnCountsFromThoseOfAnotherReplica() {
    long before = changes.count();
    changes.in("shop");

    assertThat(changes.counted(before)).isTrue();
    assertThat(changes.counted(before + 1)).isTrue();
    assertThat(changes.counted(before + 2)).isFalse();
    assertThat(changes.counted(before - 1)).isFalse();
  }
}
