package io.appfirewall.core.flow;

import static io.appfirewall.fixture.NetworkParts.ingress;
import static io.appfirewall.fixture.NetworkParts.pod;
import static io.appfirewall.fixture.Selectors.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.fixture.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** After a change, what it leaves as it is, is not found out anew; what it does not, is. */
class EnforcedTest {
  private static final Pod WEB = pod("web-1", "web", false);
  private static final Pod DB = pod("db-1", "db", false);
  private static final Policy TO_DB = into("db", "web");
  private static final Policy TO_WEB = into("web", "db");
  private static final Network BEFORE = network(Map.of(), List.of(WEB, DB), TO_DB, TO_WEB);

  private final Enforced before = Enforced.of(BEFORE);

  @Test
  void policiesThatAreAsBeforeAreNotLookedAtAgain() {
    Enforced after = after(List.of(WEB, DB), into("db", "nobody"), TO_WEB);

    assertThat(entering(after, WEB)).isSameAs(entering(before, WEB));
    assertThat(entering(after, DB)).isNotSameAs(entering(before, DB));
    assertThat(isOpen(before, WEB, DB)).isTrue();
    assertThat(isOpen(after, WEB, DB)).isFalse();
  }

  @Test
  void anotherPodOfAKnownKindChangesNothing() {
    Pod more = pod("web-2", "web", false);
    Enforced after = after(List.of(WEB, DB, more), TO_DB, TO_WEB);

    assertThat(entering(after, DB)).isSameAs(entering(before, DB));
    assertThat(after.population().pods(after.number(more))).containsExactly(WEB, more);
  }

  @Test
  void aPolicyMoreIsolatesWhomItSelects() {
    Enforced after = after(List.of(WEB, DB), TO_DB, TO_WEB, into("db", "db"));

    assertThat(entering(after, WEB)).isSameAs(entering(before, WEB));
    assertThat(isOpen(before, DB, DB)).isFalse();
    assertThat(isOpen(after, DB, DB)).isTrue();
  }

  @Test
  void aPolicyLessLeavesOpenWhomItSelected() {
    Enforced after = after(List.of(WEB, DB), TO_WEB);

    assertThat(isOpen(before, DB, DB)).isFalse();
    assertThat(isOpen(after, DB, DB)).isTrue();
  }

  @Test
  void aPodOfAnotherKindIsMeantByPoliciesThatAreAsBefore() {
    Pod stranger = pod("new-1", "new", false);
    Enforced after = after(List.of(stranger, WEB, DB), TO_DB, TO_WEB);

    assertThat(isOpen(after, WEB, DB)).isTrue();
    assertThat(isOpen(after, stranger, DB)).isFalse();
  }

  @Test
  void aBlockThatCutsTheAddressesAnewChangesNoMeaning() {
    Policy world = ingress(app("db"), new PolicyPeer.Addresses(Addresses.block("10.0.0.0/8")));
    Enforced after = after(List.of(WEB, DB), world, TO_WEB);

    assertThat(isOpen(after, WEB, DB)).isFalse();
    assertThat(isOpen(after, DB, WEB)).isTrue();
    assertThat(after.outside(Set.of(entering(after, DB)))).hasSize(1);
  }

  @Test
  void aNamespaceThatIsLabelledAnewIsMeantByPoliciesThatAreAsBefore() {
    PolicyPeer team = new PolicyPeer.Pods(new Namespaces.Matching(app("shop")), app("web"));
    Policy fromTeam = ingress(app("db"), team);
    Enforced before = Enforced.of(network(Map.of(), List.of(WEB, DB), fromTeam));
    Network labelled = network(Map.of("app", "shop"), List.of(WEB, DB), fromTeam);

    assertThat(isOpen(before, WEB, DB)).isFalse();
    assertThat(isOpen(Enforced.of(labelled, Optional.of(before)), WEB, DB)).isTrue();
  }

  private Enforced after(List<Pod> pods, Policy... policies) {
    return Enforced.of(network(Map.of(), pods, policies), Optional.of(before));
  }

  private static Side entering(Enforced enforced, Pod pod) {
    return enforced.sides(Direction.INGRESS).of(enforced.number(pod));
  }

  private static boolean isOpen(Enforced enforced, Pod from, Pod to) {
    return !enforced.between(enforced.number(from), enforced.number(to)).isEmpty();
  }

  private static Network network(Map<String, String> labels, List<Pod> pods, Policy... policies) {
    return new Network(new TreeMap<>(Map.of("shop", labels)), pods, List.of(policies));
  }

  private static Policy into(String app, String from) {
    return ingress(app(app), new PolicyPeer.Pods(Namespaces.OWN, app(from)));
  }
}
