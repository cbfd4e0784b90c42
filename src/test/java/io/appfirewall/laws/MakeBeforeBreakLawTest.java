package io.appfirewall.laws;

import static io.appfirewall.fixture.BaselineBuilder.baseline;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static io.appfirewall.fixture.Moments.TOMORROW;
import static io.appfirewall.fixture.Moments.YESTERDAY;
import static io.appfirewall.fixture.Peers.addressGroup;
import static io.appfirewall.fixture.Peers.entity;
import static io.appfirewall.fixture.Peers.group;
import static io.appfirewall.fixture.Peers.pods;
import static io.appfirewall.fixture.Peers.service;
import static io.appfirewall.fixture.Ports.tcp;
import static io.appfirewall.fixture.RuleBuilder.egress;
import static io.appfirewall.fixture.RuleBuilder.ingress;
import static io.appfirewall.fixture.Selectors.selecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.Mode;
import io.appfirewall.fixture.BaselineBuilder;
import io.appfirewall.fixture.FirewallBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever one object is changed to, on the way nothing is denied that is allowed before and after,
 * and nothing is allowed that neither allows.
 */
class MakeBeforeBreakLawTest {
  private static FirewallBuilder web() {
    return firewall("web").uid("u1").policyTypes(Direction.values());
  }

  /** What a firewall may be changed from, and to. */
  private static Stream<Supplier<FirewallBuilder>> firewalls() {
    return Stream.of(
        MakeBeforeBreakLawTest::web,
        () -> web().policyTypes(Direction.INGRESS),
        () -> web().policyTypes(Direction.EGRESS),
        () -> web().dns(DnsPolicy.DENY),
        () -> web().members(selecting("app=api")),
        () -> web().members(LabelSelector.EVERYTHING),
        () -> web().mode(Mode.PREVIEW),
        () -> web().mode(Mode.DISABLED),
        () -> web().mode(Mode.GROUP_ONLY),
        () -> web().with(ingress("refused").peers(pods("api"))),
        () -> web().with(ingress("x").peers(pods("api")).on(tcp(80))),
        () -> web().with(ingress("renamed").peers(pods("api")).on(tcp(80))),
        () -> web().with(ingress("x").peers(pods("api")).onEveryPort()),
        () -> web().with(ingress("x").peers(group("bi/reporting"), group("api")).on(tcp(80))),
        () -> web().with(ingress("x").peers(group("gone")).on(tcp(80))),
        () -> web().with(ingress("x").peers(entity(Entity.ALL)).onEveryPort()),
        () -> web().with(ingress("x").peers(pods("api")).on(tcp(80)).expiresAt(YESTERDAY)),
        () -> web().with(ingress("x").peers(pods("api")).on(tcp(80)).expiresAt(TOMORROW)),
        () -> web().with(egress("x").peers(service("api"))),
        () -> web().with(egress("x").peers(addressGroup("offices")).on(tcp(80), tcp(443))),
        () -> web().with(egress("x").peers(entity(Entity.WORLD)).onEveryPort()),
        () ->
            web()
                .with(
                    ingress("x").peers(pods("api")).on(tcp(80)),
                    ingress("y").peers(pods("web")).on(tcp(8080)),
                    egress("x").peers(pods("api")).on(tcp("http"))));
  }

  private static Stream<Supplier<BaselineBuilder>> baselines() {
    return Stream.concat(
        Stream.of(
            () -> baseline("default"),
            () -> baseline("default").dns(DnsPolicy.DENY),
            () -> baseline("default").policyTypes(Direction.INGRESS),
            () -> baseline("default").policyTypes(Direction.EGRESS),
            () -> baseline("default").mode(Mode.PREVIEW),
            () -> baseline("default").mode(Mode.DISABLED),
            () -> baseline("default").excluding("shop"),
            () -> baseline("default").namespaces(selecting("team=web")),
            () -> baseline("default").includingSystemNamespaces(),
            () -> baseline("default").exempting("tier", "front"),
            () -> baseline("default").allowsEgressTo(Entity.MONITORING)),
        Arrays.stream(Entity.values())
            .filter(entity -> entity.isLegalIn(Direction.INGRESS))
            .map(entity -> () -> baseline("default").allowsIngressFrom(entity)));
  }

  @Test
  void whateverAFirewallIsChangedTo() {
    firewalls()
        .forEach(from ->
            firewalls()
                .forEach(to ->
                    holdsOnTheWay(
                        Cluster.FULL.with(List.of(from.get(), api()), closed()),
                        Cluster.FULL.with(List.of(to.get(), api()), closed()))));
  }

  /** Another firewall of the namespace, which does not change. */
  private static FirewallBuilder api() {
    return firewall("api").allowsIngressFrom(pods("web"), tcp(80));
  }

  /** A baseline that does not change either. */
  private static BaselineBuilder closed() {
    return baseline("closed").allowsIngressFrom(Entity.MONITORING);
  }

  @Test
  void whateverABaselineIsChangedTo() {
    baselines()
        .forEach(from ->
            baselines()
                .forEach(to ->
                    holdsOnTheWay(
                        Cluster.FULL.with(List.of(web(), api()), from.get()),
                        Cluster.FULL.with(List.of(web(), api()), to.get()))));
  }

  private static void holdsOnTheWay(World from, World to) {
    List<Flow> flows = from.flows().toList();
    new Rollout(from)
        .stepsTo(to)
        .forEach(step -> {
          assertThat(step.arrives()).as("from %s to %s", from, to).isTrue();
          flows.stream()
              .filter(flow -> !step.keepsTheLawFor(flow))
              .forEach(flow -> fail("%s on the way from %s to %s", flow, from, to));
        });
  }
}
