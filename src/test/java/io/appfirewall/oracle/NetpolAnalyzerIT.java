package io.appfirewall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.cli.Invocation;
import io.appfirewall.core.flow.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code connectivity} and {@code diff}, and what netpol-analyzer says of the directories that it
 * is tested with.
 */
class NetpolAnalyzerIT {
  /** It reads Ingresses and Routes, and tells what they let in as a flow from there. */
  private static final String INGRESS_CONTROLLER = "{ingress-controller}";

  /** The pairs of directories, in the test that has them. */
  private static final Pattern PAIR =
      Pattern.compile("firstDirName:\\s*\"(.+)\",\\s*secondDirName:\\s*\"(.+)\"");

  private final Oracles oracles = Oracles.find();
  private final Path module = oracles.netpolAnalyzer();
  private final Path tests = module.resolve("tests");
  @TempDir private Path copies;

  record Listing(String name, List<ListedFlow> flows, List<String> errors) {}

  record Comparison(String name, List<Change> changes, List<String> errors) {}

  record Change(String from, String to, String before, String after) {}

  record Connectivity(List<ListedFlow> flows) {}

  record Difference(List<ListedFlow> gained, List<ListedFlow> lost) {}

  @Test
  void listsTheSameFlows() {
    List<TestDirectory> directories = TestDirectory.in(tests);
    assertThat(directories).hasSizeGreaterThan(140);
    List<Listing> listings = list(directories);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < directories.size(); i++) {
      TestDirectory directory = directories.get(i);
      Listing listing = listings.get(i);
      if (KnownDifference.REFUSED.contains(directory.name())) {
        assertThat(listing.flows).as(directory.name()).isEmpty();
        assertThat(listing.errors).as(directory.name()).isNotEmpty();
      } else {
        differences.addAll(
            FlowLines.of(withoutIngressController(listing.flows))
                .differences(directory.name(), connectivity(directory.asTheyReadIt(copies))));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(listings.stream().mapToLong(listing -> listing.flows.size()).sum())
        .as("flows that are the same")
        .isGreaterThan(10_000);
    assertThat(listings)
        .flatExtracting(Listing::flows)
        .extracting(ListedFlow::from)
        .contains(INGRESS_CONTROLLER);
  }

  @Test
  void isKnownToDifferOnlyWhereItDoes() {
    List<TestDirectory> directories =
        KnownDifference.all().stream().map(name -> new TestDirectory(tests.resolve(name))).toList();
    List<Listing> listings = list(directories);
    for (int i = 0; i < directories.size(); i++) {
      String name = directories.get(i).name();
      assertThat(
              FlowLines.of(withoutIngressController(listings.get(i).flows))
                  .differences(name, connectivity(directories.get(i))))
          .as(name)
          .isNotEmpty();
    }
  }

  private List<Listing> list(List<TestDirectory> directories) {
    List<String> paths = directories.stream().map(each -> each.path().toString()).toList();
    return oracles.lister().answers(paths).stream()
        .map(answer -> Json.read(answer, Listing.class))
        .toList();
  }

  private static FlowLines connectivity(TestDirectory directory) {
    Invocation run = Invocation.of("connectivity", "-f", directory.path().toString(), "-o", "json");
    return FlowLines.of(ofFour(Json.read(run.out(), Connectivity.class).flows));
  }

  @Test
  void findsTheSameDifferences() throws IOException {
    List<List<TestDirectory>> pairs = pairs();
    assertThat(pairs).hasSizeGreaterThan(25);
    List<String> answers =
        oracles
            .comparer()
            .answers(
                pairs.stream()
                    .map(pair -> pair.getFirst().path() + "\t" + pair.getLast().path())
                    .toList());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Comparison theirs = Json.read(answers.get(i), Comparison.class);
      Difference ours = diff(pairs.get(i).getFirst(), pairs.get(i).getLast());
      differences.addAll(
          FlowLines.of(changed(theirs, (before, after) -> after.difference(before)))
              .differences("gained in " + theirs.name, FlowLines.of(ofFour(ours.gained))));
      differences.addAll(
          FlowLines.of(changed(theirs, Connections::difference))
              .differences("lost in " + theirs.name, FlowLines.of(ofFour(ours.lost))));
    }
    assertThat(differences).isEmpty();
  }

  private List<List<TestDirectory>> pairs() throws IOException {
    return PAIR.matcher(Files.readString(module.resolve("pkg/netpol/diff/diff_test.go")))
        .results()
        .map(match ->
            Stream.of(match.group(1), match.group(2))
                .map(name -> new TestDirectory(tests.resolve(name)))
                .toList())
        .filter(pair -> pair.stream().allMatch(TestDirectory::hasNetworkPoliciesOnly))
        .toList();
  }

  private Difference diff(TestDirectory before, TestDirectory after) {
    Invocation run =
        Invocation.of(
            "diff",
            before.asTheyReadIt(copies).path().toString(),
            after.asTheyReadIt(copies).path().toString(),
            "-o",
            "json");
    return Json.read(run.out(), Difference.class);
  }

  private static List<ListedFlow> changed(Comparison comparison, BinaryOperator<Connections> how) {
    List<ListedFlow> changed = new ArrayList<>();
    for (Change change : comparison.changes) {
      Connections some =
          how.apply(ConnectionsText.read(change.before), ConnectionsText.read(change.after));
      if (!some.isEmpty()) {
        changed.add(new ListedFlow(change.from, change.to, some.toString()));
      }
    }
    return withoutIngressController(changed);
  }

  private static List<ListedFlow> withoutIngressController(List<ListedFlow> flows) {
    return flows.stream().filter(flow -> !flow.from().equals(INGRESS_CONTROLLER)).toList();
  }

  /** It knows no IPv6. */
  private static List<ListedFlow> ofFour(List<ListedFlow> flows) {
    return flows.stream()
        .filter(flow -> !flow.from().contains(":") && !flow.to().contains(":"))
        .toList();
  }
}
