package io.appfirewall.operator;

import static io.appfirewall.fixture.Compiled.compile;
import static io.appfirewall.fixture.Compiled.policy;
import static io.appfirewall.fixture.FirewallBuilder.firewall;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appfirewall.cluster.Scope;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.status.ApplyOutcome;
import io.appfirewall.core.status.ConditionStatus;
import io.appfirewall.core.status.ConditionType;
import io.appfirewall.core.status.Conditions;
import io.appfirewall.manifest.status.Coverage;
import io.appfirewall.operator.OperatorPage.Property;
import io.appfirewall.operator.Rights.Right;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The operator's manual against the operator. */
class OperatorPageTest {
  @Nested
  class Properties {
    /** Told by the chart, which always has an election, by a Lease of the release's own. */
    private static final Set<String> NO_VALUES =
        Set.of("appfirewall.leader-election.enabled", "appfirewall.leader-election.lease");

    @Test
    void areEachAValueOfTheChart() throws IOException {
      JsonNode values =
          new ObjectMapper().readTree(Path.of("helm/appfirewall/values.schema.json").toFile());

      assertThat(OperatorPage.properties())
          .extracting(Property::name)
          .filteredOn(name -> !NO_VALUES.contains(name))
          .allSatisfy(name -> assertThat(values.at(inSchema(name)).isObject()).as(name).isTrue());
    }

    /** {@code appfirewall.max-policy-size} is {@code operator.maxPolicySize} there. */
    private static String inSchema(String property) {
      String value = property.replace("appfirewall.", "");
      boolean beside = value.startsWith("metrics.") || value.startsWith("dashboard.");
      String path = beside ? value : "operator." + value;
      return Pattern.compile("-(.)")
          .matcher("/properties/" + path)
          .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
          .replace("[]", "/items")
          .replace(".", "/properties/");
    }

    @Test
    void areListedWithTheirDefaults() {
      assertThat(OperatorPage.properties())
          .isEqualTo(of(AppFirewallProperties.class, "appfirewall").toList());
    }

    private static Stream<Property> of(Class<?> group, String prefix) {
      return Arrays.stream(group.getDeclaredConstructors()[0].getParameters())
          .flatMap(field -> of(field, prefix + "." + dashed(field.getName())));
    }

    private static Stream<Property> of(Parameter field, String name) {
      if (field.getType().isRecord()) {
        return of(field.getType(), name);
      }
      return entry(field.getParameterizedType())
          .map(entry -> of(entry, name + "[]"))
          .orElseGet(() -> Stream.of(new Property(name, defaults(field))));
    }

    /** The record that a list is of. */
    private static Optional<Class<?>> entry(Type list) {
      return list instanceof ParameterizedType type
              && type.getActualTypeArguments()[0] instanceof Class<?> entry
              && entry.isRecord()
          ? Optional.of(entry)
          : Optional.empty();
    }

    private static List<String> defaults(Parameter field) {
      return Stream.of(field.getAnnotation(DefaultValue.class).value())
          .filter(value -> !value.isEmpty())
          .toList();
    }

    private static String dashed(String name) {
      return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
  }

  @Nested
  class EventReasons {
    @Test
    void areListed() {
      Set<String> reasons = new HashSet<>(Set.of(Enforcer.DRIFT_REPAIRED, "Ready"));
      reasons.addAll(ofFirewalls());
      reasons.addAll(ofBaselines());

      assertThat(OperatorPage.eventReasons().values())
          .flatExtracting(listed -> listed)
          .containsExactlyInAnyOrderElementsOf(reasons);
    }

    @Test
    void areWarningsButForThoseOfWhatGoesAsItShould() {
      assertThat(OperatorPage.eventReasons()).containsEntry("Normal", Set.of("Ready", "Waiting"));
    }

    /** Why a firewall may be other than Ready, its diagnostics left out. */
    private static Set<String> ofFirewalls() {
      Compilation web = compile(firewall("web"));
      return Stream.of(
              new ApplyOutcome.Done(),
              new ApplyOutcome.Conflict(web.policyName()),
              new ApplyOutcome.Drifted(web.policyName()),
              new ApplyOutcome.Failed("because"))
          .flatMap(outcome -> Conditions.of(web, outcome).stream())
          .filter(condition -> condition.type() == ConditionType.READY)
          .filter(condition -> condition.status() != ConditionStatus.TRUE)
          .map(condition -> condition.reason())
          .collect(Collectors.toSet());
    }

    private static Set<String> ofBaselines() {
      var create = new Change.Create(policy(compile(firewall("web"))));
      Coverage coverage = new Coverage();
      coverage.concerned("shop", create, false);
      return Set.of(coverage.programmed(Optional.empty()).reason());
    }
  }

  @Nested
  class ListedRights {
    @Test
    void areThoseThatAreUsed() {
      Set<Right> used = new HashSet<>(Rights.of(Scope.CLUSTER));
      used.addAll(Rights.ofReviews());
      used.addAll(Rights.ofPages(Scope.CLUSTER));
      // Asked by an admission plugin of whoever makes an object an owner that blocks its deletion.
      used.add(new Right("appfirewall.io", "appfirewalls/finalizers", "update"));
      used.add(new Right("appfirewall.io", "firewallbaselines/finalizers", "update"));

      assertThat(OperatorPage.rights("appfirewall-operator")).isEqualTo(used);
    }

    @Test
    void areThoseOfALeader() {
      assertThat(OperatorPage.rights("appfirewall-operator-leader"))
          .isEqualTo(Set.copyOf(Rights.ofOwnNamespace()));
    }

    @Test
    void areThoseOfTheChart() {
      assertThat(ChartInstall.ofCluster()).isEqualTo(OperatorPage.rights("appfirewall-operator"));
      assertThat(ChartInstall.ofOwnNamespace())
          .isEqualTo(OperatorPage.rights("appfirewall-operator-leader"));
    }
  }
}
