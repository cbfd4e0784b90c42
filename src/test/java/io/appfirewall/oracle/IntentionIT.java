package io.appfirewall.oracle;

import static io.appfirewall.fixture.Moments.NOW;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appfirewall.cli.Invocation;
import io.appfirewall.core.compiler.TargetNamespace;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.laws.Endpoint;
import io.appfirewall.laws.IntendedNetwork;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.input.ManifestInput;
import io.appfirewall.oracle.Case.End;
import io.appfirewall.oracle.Case.Port;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What AppFirewalls and baselines mean when one reads them, and what engines of others find allowed
 * by the policies that they become.
 */
class IntentionIT {
  private static final int RANDOM_WORLDS = 2_000;

  /** Of the small worlds, every one at this distance from the last. */
  private static final int DISTANCE = 17;

  private static final List<Port> PORTS =
      List.of(
          new Port(Protocol.TCP, 53),
          new Port(Protocol.TCP, 80),
          new Port(Protocol.TCP, 443),
          new Port(Protocol.TCP, 6443),
          new Port(Protocol.TCP, 8080),
          new Port(Protocol.UDP, 53),
          new Port(Protocol.UDP, 5353),
          new Port(Protocol.SCTP, 80));

  /** Golden cases in which what the manifests say is not enforced, but what stood before. */
  private static final Set<String> NOT_ENFORCED =
      Set.of(
          "foreign-policy-stays",
          "not-accepted-and-altered",
          "not-accepted-keeps-the-enforced-policy",
          "preview-keeps-the-enforced-policy");

  private final Oracles oracles = Oracles.find();

  @Test
  void cyclonusFindsWhatIsMeantInRandomWorlds() {
    assertThat(asMeant(IntendedNetwork.random(RANDOM_WORLDS), oracles.cyclonus()))
        .isGreaterThan(1_000_000);
  }

  @Test
  void cyclonusFindsWhatIsMeantInSmallWorlds() {
    assertThat(asMeant(IntendedNetwork.small(DISTANCE), oracles.cyclonus())).isGreaterThan(500_000);
  }

  @Test
  void kubeNetworkPoliciesFindsWhatIsMeantInRandomWorlds() {
    assertThat(asMeant(IntendedNetwork.random(RANDOM_WORLDS), oracles.kubeNetworkPolicies()))
        .isGreaterThan(1_000_000);
  }

  @Test
  void cyclonusFindsWhatIsMeantByTheGoldenCasesAndTheSampleShop() throws IOException {
    Map<String, Path> inputs = new TreeMap<>(Map.of("shop", Path.of("docs/examples/shop")));
    try (Stream<Path> golden = Files.list(Path.of("src/test/resources/golden"))) {
      golden.forEach(directory ->
          inputs.put(directory.getFileName().toString(), directory.resolve("in.yaml")));
    }
    assertThat(inputs.keySet()).containsAll(NOT_ENFORCED);
    inputs.keySet().removeAll(NOT_ENFORCED);
    long agreed = 0;
    for (Map.Entry<String, Path> input : inputs.entrySet()) {
      agreed += rendered(input.getKey(), input.getValue());
    }
    assertThat(agreed).isGreaterThan(350_000);
  }

  private long rendered(String name, Path input) {
    List<ObjectNode> policies =
        ManifestFile.ofList(
                Invocation.of(
                        "render", "-f", input.toString(), "-o", "json", "--now", NOW.toString())
                    .out())
            .objects();
    Manifests manifests =
        ManifestInput.read(List.of(input.toString()), InputStream.nullInputStream());
    List<ObjectNode> objects = new ArrayList<>(policies);
    objects.addAll(new TestDirectory(input).objects());
    Bystanders bystanders =
        Bystanders.of(manifests.namespaces().stream().map(TargetNamespace::name).toList(), objects);
    IntendedNetwork world = IntendedNetwork.of(name, manifests, NOW, bystanders.endpoints());
    Case question =
        RandomCases.of(name, world.network(), bystanders.ports()).withPolicies(policies);
    return asMeant(
        world, question.answered(oracles.cyclonus().answers(question.line()).getFirst()));
  }

  /** On how many connections they agree. */
  private static long asMeant(Stream<IntendedNetwork> worlds, Oracle oracle) {
    List<IntendedNetwork> all = worlds.toList();
    List<Case> cases = all.stream().map(IntentionIT::question).toList();
    List<String> answers = oracle.answers(cases.stream().map(Case::line).toList());
    long agreed = 0;
    for (int i = 0; i < all.size(); i++) {
      agreed += asMeant(all.get(i), cases.get(i).answered(answers.get(i)));
    }
    return agreed;
  }

  private static Case question(IntendedNetwork world) {
    return RandomCases.of(world.name(), world.network(), PORTS);
  }

  private static long asMeant(IntendedNetwork world, Case judged) {
    Map<End, Endpoint> endpoints =
        world.network().endpoints().stream().collect(toMap(RandomCases::end, end -> end));
    var verdicts = judged.verdicts(end -> requireNonNull(endpoints.get(end)));
    verdicts.forEach((flow, allowed) -> {
      if (world.allows(flow) != allowed) {
        fail(
            "%s is allowed: %s, by %s, which is not meant by %s",
            flow, allowed, judged.policies(), world);
      }
    });
    return verdicts.size();
  }
}
