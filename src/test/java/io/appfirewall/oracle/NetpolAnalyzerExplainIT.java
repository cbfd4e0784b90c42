package io.appfirewall.oracle;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.appfirewall.core.explain.End;
import io.appfirewall.core.explain.Explainer;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.fixture.Moments;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.NetworkReader;
import io.appfirewall.manifest.Rendering;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The explainer, and the reasons that netpol-analyzer has for every connection in the directories
 * that it is tested with.
 */
class NetpolAnalyzerExplainIT {
  /** It reads Ingresses and Routes, too, and has reasons for what they let in. */
  private static final String INGRESS_CONTROLLER = "{ingress-controller}";

  private final Oracles oracles = Oracles.find();
  @TempDir private Path copies;

  record Report(String name, List<String> lines, List<String> errors) {}

  @Test
  void hasTheSameReasons() {
    List<TestDirectory> directories = TestDirectory.in(oracles.netpolAnalyzer().resolve("tests"));
    List<String> answers =
        oracles
            .explainer()
            .answers(directories.stream().map(each -> each.path().toString()).toList());
    List<String> differences = new ArrayList<>();
    long reasons = 0;
    for (int i = 0; i < directories.size(); i++) {
      TestDirectory directory = directories.get(i);
      List<ExplanationText.Entry> theirs =
          ExplanationText.read(Json.read(answers.get(i), Report.class).lines).stream()
              .filter(entry -> !entry.from().equals(INGRESS_CONTROLLER))
              .toList();
      reasons += theirs.size();
      Ours ours = Ours.of(directory.asTheyReadIt(copies));
      theirs.stream()
          .flatMap(ours::differences)
          .map(difference -> directory.name() + ": " + difference)
          .forEach(differences::add);
    }
    assertThat(differences).isEmpty();
    assertThat(reasons).as("reasons that are the same").isGreaterThan(40_000);
  }

  /** The workloads by the names that both have for them. */
  private record Ours(Explainer explainer, Map<String, List<Pod>> workloads) {
    static Ours of(TestDirectory directory) {
      Manifests manifests =
          ManifestInput.read(List.of(directory.path().toString()), InputStream.nullInputStream());
      Network network =
          NetworkReader.read(manifests, Rendering.of(manifests, Settings.DEFAULTS, Moments.NOW))
              .network();
      return new Ours(
          Explainer.of(network),
          network.pods().stream().collect(groupingBy(pod -> pod.workload().toString())));
    }

    /** Of every piece of the addresses, which netpol-analyzer tells as one range. */
    Stream<String> differences(ExplanationText.Entry theirs) {
      return ends(theirs.from())
          .flatMap(from -> ends(theirs.to()).map(to -> explainer.explain(from, to, theirs.asked())))
          .map(Explained::of)
          .distinct()
          .filter(ours -> !ours.equals(theirs.explained()))
          .map(ours -> "%s is to us %s".formatted(theirs, ours));
    }

    private Stream<End> ends(String name) {
      List<Pod> pods = workloads.get(name);
      if (pods != null) {
        return Stream.of(new End.Pods(pods.getFirst().workload(), pods));
      }
      String[] range = name.split("-", 2);
      IPAddress first = new IPAddressString(range[0]).getAddress();
      IPAddress last = new IPAddressString(range[1]).getAddress();
      return Stream.of(first.spanWithRange(last).spanWithPrefixBlocks())
          .map(block -> new End.Addresses(Cidr.of(block)));
    }
  }
}
