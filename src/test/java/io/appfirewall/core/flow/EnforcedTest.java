package io.appfirewall.core.flow;

import static io.appfirewall.fixture.Selectors.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Namespaces;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.PolicySpec;
import io.appfirewall.core.model.PortSet;
import io.appfirewall.fixture.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** After a change, what it leaves as it is, is not found out anew; what it does not, is. */
class EnforcedTest {
  private static final Pod WEB = pod("web-1", "web");
  private static final Pod DB = pod("db-1", "db");
  private static final Policy TO_DB = into("db", "web");
  private static final Policy TO_WEB = into("web", "db");
  private static final Network BEFORE = network(Map.of(), List.of(WEB, DB), TO_DB, TO_WEB);

  private final Enforced before = Enforced.of(BEFORE);

  @Test
  void policiesThatAreAsBeforeAreNotLookedAtAgain() {
    Enforced after = after(network(Map.of(), List.of(WEB, DB), into("db", "nobody"), TO_WEB));

    assertThat(ingress(after, WEB)).isSameAs(ingress(before, WEB));
    assertThat(ingress(after, DB)).isNotSameAs(ingress(before, DB));
    assertThat(isOpen(before, WEB, DB)).isTrue();
    assertThat(isOpen(after, WEB, DB)).isFalse();
  }

  @Test
  void anotherPodOfAKnownKindChangesNothing() {
    Pod more = pod("web-2", "web");
    Enforced after = after(network(Map.of(), List.of(WEB, DB, more), TO_DB, TO_WEB));

    assertThat(ingress(after, DB)).isSameAs(ingress(before, DB));
    assertThat(after.population().pods(after.number(more))).containsExactly(WEB, more);
  }

  @Test
  void aPolicyMoreIsolatesWhomItSelects() {
    Enforced after = after(network(Map.of(), List.of(WEB, DB), TO_DB, TO_WEB, into("db", "db")));

    assertThat(ingress(after, WEB)).isSameAs(ingress(before, WEB));
    assertThat(isOpen(before, DB, DB)).isFalse();
    assertThat(isOpen(after, DB, DB)).isTrue();
  }

  @Test
  void aPolicyLessLeavesOpenWhomItSelected() {
    Enforced after = after(network(Map.of(), List.of(WEB, DB), TO_WEB));

    assertThat(isOpen(before, DB, DB)).isFalse();
    assertThat(isOpen(after, DB, DB)).isTrue();
  }

  @Test
  void aPodOfAnotherKindIsMeantByPoliciesThatAreAsBefore() {
    Pod stranger = pod("new-1", "new");
    Enforced after = after(network(Map.of(), List.of(stranger, WEB, DB), TO_DB, TO_WEB));

    assertThat(isOpen(after, WEB, DB)).isTrue();
    assertThat(isOpen(after, stranger, DB)).isFalse();
  }

  @Test
  void aBlockThatCutsTheAddressesAnewChangesNoMeaning() {
    Policy world = into("db", new PolicyPeer.Addresses(Addresses.block("10.0.0.0/8")));
    Enforced after = after(network(Map.of(), List.of(WEB, DB), world, TO_WEB));

    assertThat(isOpen(after, WEB, DB)).isFalse();
    assertThat(isOpen(after, DB, WEB)).isTrue();
    assertThat(after.outside(Set.of(ingress(after, DB)))).hasSize(1);
  }

  @Test
  void aNamespaceThatIsLabelledAnewIsMeantByPoliciesThatAreAsBefore() {
    PolicyPeer team = new PolicyPeer.Pods(new Namespaces.Matching(app("shop")), app("web"));
    Policy fromTeam = into("db", team);
    Enforced before = Enforced.of(network(Map.of(), List.of(WEB, DB), fromTeam));
    Network labelled = network(Map.of("app", "shop"), List.of(WEB, DB), fromTeam);

    assertThat(isOpen(before, WEB, DB)).isFalse();
    assertThat(isOpen(Enforced.of(labelled, Optional.of(before)), WEB, DB)).isTrue();
  }

  private Enforced after(Network network) {
    return Enforced.of(network, Optional.of(before));
  }

  private static Side ingress(Enforced enforced, Pod pod) {
    return enforced.sides(Direction.INGRESS).of(enforced.number(pod));
  }

  private static boolean isOpen(Enforced enforced, Pod from, Pod to) {
    return !enforced.between(enforced.number(from), enforced.number(to)).isEmpty();
  }

  private static Network network(Map<String, String> labels, List<Pod> pods, Policy... policies) {
    return new Network(new TreeMap<>(Map.of("shop", labels)), pods, List.of(policies));
  }

  private static Policy into(String app, String from) {
    return into(app, new PolicyPeer.Pods(Namespaces.OWN, app(from)));
  }

  private static Policy into(String app, PolicyPeer from) {
    return Policy.foreign(
        new NamespacedName("shop", app),
        new PolicySpec(
            app(app),
            new TreeSet<>(Set.of(Direction.INGRESS)),
            List.of(new PolicyRule(PeerSet.of(List.of(from)), PortSet.EVERY)),
            List.of()));
  }

  private static Pod pod(String name, String app) {
    return new Pod(
        new NamespacedName("shop", name),
        new Workload("shop", app, "App"),
        Map.of("app", app),
        List.of(),
        false,
        Set.of());
  }
}
