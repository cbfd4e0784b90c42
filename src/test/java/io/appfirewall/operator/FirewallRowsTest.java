package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.dashboard.sight.FirewallRow;
import io.appfirewall.dashboard.sight.NamespaceRows;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirewallRowsTest {
  private final Trigger<AppFirewall> changes;
  private final FirewallRows rows;

  FirewallRowsTest() {
    Triggers triggers = Triggers.create();
    changes = triggers.firewalls();
    rows = new FirewallRows(triggers);
  }

  private static AppFirewall firewall(String namespace, String name, String mode) {
    return Serialization.unmarshal(
        "apiVersion: appfirewall.io/v1beta1\nkind: AppFirewall\nmetadata: {name: %s, namespace: %s}\nspec: {mode: %s}"
            .formatted(name, namespace, mode),
        AppFirewall.class);
  }

  private List<FirewallRow> rows() {
    return rows.all().flatMap(each -> each.rows().stream()).toList();
  }

  @Test
  void areSortedByTheirNames() {
    changes.onResourceCreated(firewall("shop", "web", "Enforce"));
    changes.onResourceCreated(firewall("shop-a", "api", "Enforce"));
    changes.onResourceCreated(firewall("shop", "db", "Enforce"));

    assertThat(rows())
        .extracting(FirewallRow::id)
        .containsExactly("shop/db", "shop/web", "shop-a/api");
  }

  @Test
  void areAsTheFirewallsWereLast() {
    AppFirewall before = firewall("shop", "web", "Preview");
    AppFirewall after = firewall("shop", "web", "Enforce");
    changes.onResourceCreated(before);
    changes.onResourceUpdated(after, before);

    assertThat(rows()).extracting(FirewallRow::mode).containsExactly("Enforce");
  }

  @Test
  void areListedAnewAfterAChange() {
    changes.onResourceCreated(firewall("shop", "web", "Enforce"));
    List<FirewallRow> before = rows();
    changes.onResourceCreated(firewall("shop", "db", "Preview"));

    assertThat(before).extracting(FirewallRow::name).containsExactly("web");
    assertThat(rows()).extracting(FirewallRow::name).containsExactly("db", "web");
    assertThat(rows.all())
        .singleElement()
        .extracting(NamespaceRows::modes)
        .isEqualTo(Set.of("Enforce", "Preview"));
  }

  @Test
  void goWithTheFirewalls() {
    AppFirewall web = firewall("shop", "web", "Enforce");
    changes.onResourceCreated(web);
    changes.onResourceDeleted(web);

    assertThat(rows.all()).as("no namespace without a firewall").isEmpty();
  }
}
