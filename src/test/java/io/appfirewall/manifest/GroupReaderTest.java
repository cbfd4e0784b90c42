package io.appfirewall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.NamespacedName;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupReaderTest {
  private static final NamespacedName WEB = new NamespacedName("shop", "web");

  @Test
  void aFirewallThatIsNotAcceptedIsStillAGroup() {
    assertThat(
            GroupReader.read(
                Yaml.firewall("podSelector: {matchLabels: {app: web}}\nmode: nonsense")))
        .hasValue(new Group(WEB, Optional.of(LabelSelector.labels(Map.of("app", "web")))));
  }

  @Test
  void withoutAReadableSelectorItHasNoMembersToName() {
    assertThat(GroupReader.read(Yaml.firewall("podSelector: {matchLabels: {app: '!'}}")))
        .hasValue(new Group(WEB, Optional.empty()));
  }

  @Test
  void aSelectorOfEverythingIsNotReadFromAnEmptyOne() {
    assertThat(GroupReader.read(Yaml.firewall("podSelector: {}")))
        .hasValue(new Group(WEB, Optional.empty()));
  }

  @Test
  void aNameThatNobodyCanReferToIsNoGroup() {
    assertThat(
            GroupReader.read(
                Yaml.object(
                    AppFirewall.class,
                    "metadata: {name: web.shop, namespace: shop}\nspec: {allPods: true}")))
        .isEmpty();
  }
}
