package io.appfirewall.oracle;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.oracle.Imported.Left;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code import} of the directories that netpol-analyzer is tested with. The policies of the
 * AppFirewalls take the place of those that they came from; that this changes nothing is for
 * netpol-analyzer to say.
 */
@TestInstance(Lifecycle.PER_CLASS)
class NetpolAnalyzerImportIT {
  /**
   * Pods that are not there are left out where one that is has all labels of the selector, which is
   * seen of {@code matchLabels} alone. An import writes them so where an expression has one value.
   */
  private static final Set<String> WITH_LABELS_AS_EXPRESSIONS =
      Set.of(
          "exposure_test_with_different_rules_2_with_matching_pod",
          "exposure_test_with_different_rules_6_with_matching_pods");

  private final Oracles oracles = Oracles.find();
  private List<ImportedDirectory> imports = List.of();

  record Listing(String name, List<ListedFlow> flows, List<String> errors) {}

  record Exposure(String name, List<String> lines, List<String> errors) {
    private static final Pattern ADDRESSES = Pattern.compile("(<=|=>) \\t\\d+\\.");
    private static final Pattern VALUES = Pattern.compile("(?<=Values:\\[)[^]]+");

    private static final Pattern ONE_VALUE =
        Pattern.compile("\\{Key:([^,]+),Operator:In,Values:\\[([^] ]+)],}");

    /**
     * What selectors select, whose values are in the order of their authors. Addresses, which are
     * not more than what is listed, are told by pieces.
     */
    List<String> openings() {
      return lines.stream()
          .filter(line -> !ADDRESSES.matcher(line).find())
          .map(line -> VALUES.matcher(line).replaceAll(values -> sorted(values.group())))
          .map(line -> ONE_VALUE.matcher(line).replaceAll("$1=$2"))
          .sorted()
          .toList();
    }

    private static String sorted(String words) {
      return Stream.of(words.split(" ", -1)).sorted().collect(joining(" "));
    }
  }

  @BeforeAll
  void importEverything(@TempDir Path folder) {
    imports =
        TestDirectory.in(oracles.netpolAnalyzer().resolve("tests")).stream()
            .filter(directory -> !directory.policies().isEmpty())
            .map(directory -> ImportedDirectory.of(directory, folder))
            .toList();
    assertThat(imports).as("directories with policies").hasSizeGreaterThan(115);
  }

  @Test
  void everyPolicyIsEqualOrNamed() {
    for (ImportedDirectory each : imports) {
      TreeSet<String> named = new TreeSet<>(each.imported().equal());
      named.addAll(each.imported().left().keySet());
      assertThat(named)
          .as(each.before().name())
          .isEqualTo(new TreeSet<>(each.before().policies()))
          .hasSize(each.imported().equal().size() + each.imported().left().size());
    }
    assertThat(imports.stream().mapToInt(each -> each.imported().equal().size()).sum())
        .as("policies that are a part of an AppFirewall now")
        .isGreaterThan(370);
  }

  /** One that an AppFirewall cannot express, and others that count for nothing in any cluster. */
  @Test
  void onlyWhatNoClusterTakesIsLeft() {
    Map<String, Left> left = new TreeMap<>();
    imports.forEach(each ->
        each.imported()
            .left()
            .forEach((policy, why) -> left.put(each.before().name() + " " + policy, why)));
    assertThat(left)
        .extractingFromEntries(e -> e.getKey() + " " + e.getValue().code())
        .containsExactly(
            "bad_netpols default/frontend-netpol Inexpressible",
            "bad_netpols default/shippingservice-netpol DuplicateObject",
            "np_bad_path_test_1 default/backend-netpol DuplicateObject",
            "np_bad_path_test_2 default/backend-netpol InvalidNetworkPolicy",
            "np_test_with_empty_port_range ns1/egress-empty-port-range InvalidNetworkPolicy");
    assertThat(left.get("bad_netpols default/frontend-netpol"))
        .extracting(Left::reason)
        .asString()
        .contains("\"$backendservice\" is not the value of a label");
  }

  @Test
  void opensTheSameAsBefore() {
    List<Listing> before = answers(oracles.lister(), ImportedDirectory::before, Listing.class);
    List<Listing> after = answers(oracles.lister(), ImportedDirectory::after, Listing.class);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < imports.size(); i++) {
      String name = imports.get(i).before().name();
      differences.addAll(
          FlowLines.of(before.get(i).flows).differences(name, FlowLines.of(after.get(i).flows)));
      assertThat(after.get(i).errors).as(name).hasSameSizeAs(before.get(i).errors);
    }
    assertThat(differences).isEmpty();
    assertThat(before.stream().mapToInt(listing -> listing.flows.size()).sum())
        .as("flows that are the same")
        .isGreaterThan(5_000);
  }

  @Test
  void opensTheSameToPodsThatAreNotThere() {
    List<Exposure> before = answers(oracles.exposer(), ImportedDirectory::before, Exposure.class);
    List<Exposure> after = answers(oracles.exposer(), ImportedDirectory::after, Exposure.class);
    SoftAssertions same = new SoftAssertions();
    for (int i = 0; i < imports.size(); i++) {
      String name = imports.get(i).before().name();
      if (WITH_LABELS_AS_EXPRESSIONS.contains(name)) {
        same.assertThat(after.get(i).openings())
            .as(name)
            .isNotEqualTo(before.get(i).openings())
            .isSubsetOf(before.get(i).openings());
      } else {
        same.assertThat(after.get(i).openings()).as(name).isEqualTo(before.get(i).openings());
      }
    }
    same.assertAll();
    assertThat(before.stream().mapToInt(exposure -> exposure.lines.size()).sum())
        .as("lines that are the same")
        .isGreaterThan(1_000);
  }

  private <T> List<T> answers(
      Oracle oracle, Function<ImportedDirectory, TestDirectory> which, Class<T> type) {
    return oracle
        .answers(imports.stream().map(which).map(each -> each.path().toString()).toList())
        .stream()
        .map(answer -> Json.read(answer, type))
        .toList();
  }
}
