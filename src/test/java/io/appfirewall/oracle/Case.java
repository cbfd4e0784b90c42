package io.appfirewall.oracle;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appfirewall.core.flow.Evaluator;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.fixture.Moments;
import io.appfirewall.laws.Agreement;
import io.appfirewall.laws.Endpoint;
import io.appfirewall.laws.Evaluation;
import io.appfirewall.laws.Flow;
import io.appfirewall.laws.Pod;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.NetworkReader;
import io.appfirewall.manifest.Rendering;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster and what somebody might try in it, as oracles read and write it.
 *
 * @param allowed from each end and to each end one character for each port; none in a question
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Case(
    String name,
    List<ObjectNode> namespaces,
    List<ObjectNode> pods,
    List<ObjectNode> policies,
    List<End> ends,
    List<Port> ports,
    @Nullable List<List<String>> allowed) {
  /** An address, and the pod that has it: {@code namespace/name}, or nothing outside. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record End(String address, @Nullable String pod) {
    Endpoint endpoint() {
      if (pod == null) {
        return Endpoint.outside(address);
      }
      String[] parts = pod.split("/", 2);
      return Endpoint.of(new Pod(parts[0], parts[1], Map.of(), List.of()), address);
    }
  }

  /** One that somebody might connect to. */
  record Port(Protocol protocol, int number) {}

  static Case read(String line) {
    return Json.read(line, Case.class);
  }

  Case withName(String other) {
    return new Case(other, namespaces, pods, policies, ends, ports, allowed);
  }

  /** The same question about other policies. */
  Case withPolicies(List<ObjectNode> others) {
    return new Case(name, namespaces, pods, others, ends, ports, null);
  }

  /** As a question. */
  String line() {
    return Json.write(this);
  }

  /** The same with what an oracle says of it. */
  Case answered(String line) {
    Answer answer = Json.read(line, Answer.class);
    assertThat(answer.name).isEqualTo(name);
    return new Case(name, namespaces, pods, policies, ends, ports, answer.allowed);
  }

  /** What is allowed; nothing in a question. */
  List<List<String>> judged() {
    return requireNonNullElse(allowed, List.of());
  }

  private record Answer(String name, List<List<String>> allowed) {}

  /**
   * Fails where our evaluator, over what our readers make of the objects, says otherwise.
   *
   * @return on how many connections they agree
   */
  long assertThatWeAgree() {
    Evaluation ours = Evaluation.of(Evaluator.of(network()).flows());
    Map<Flow, Boolean> theirs = verdicts(End::endpoint);
    return Agreement.assertOn(
        theirs.keySet().stream(), ours, theirs::get, () -> name + ", " + policies);
  }

  /** On everything but what a pod tries on itself, which no policy has a say in. */
  Map<Flow, Boolean> verdicts(Function<End, Endpoint> ofEnd) {
    List<Endpoint> endpoints = ends.stream().map(ofEnd).toList();
    List<List<String>> verdicts = judged();
    Map<Flow, Boolean> found = new HashMap<>();
    for (int i = 0; i < verdicts.size(); i++) {
      for (int j = 0; j < verdicts.size(); j++) {
        String row = verdicts.get(i).get(j);
        for (int k = 0; k < row.length(); k++) {
          Port port = ports.get(k);
          Flow flow = new Flow(endpoints.get(i), endpoints.get(j), port.protocol, port.number);
          if (!flow.isWithinAPod() && flow.isOfAPod()) {
            found.put(flow, row.charAt(k) == '+');
          }
        }
      }
    }
    return found;
  }

  /** Everything that there is, as manifests. */
  ManifestFile manifests() {
    return new ManifestFile(
        Stream.of(
                typed("v1", "Namespace", namespaces),
                typed("v1", "Pod", pods),
                typed("networking.k8s.io/v1", "NetworkPolicy", policies))
            .flatMap(objects -> objects)
            .toList());
  }

  private Network network() {
    Manifests manifests =
        ManifestInput.read(
            List.of("-"),
            new ByteArrayInputStream(manifests().list().getBytes(StandardCharsets.UTF_8)));
    NetworkReader read =
        NetworkReader.read(manifests, Rendering.of(manifests, Settings.DEFAULTS, Moments.NOW));
    assertThat(
            Stream.of(manifests.problems(), manifests.diagnostics(), read.diagnostics())
                .flatMap(List::stream))
        .as(name)
        .isEmpty();
    return read.network();
  }

  private static Stream<ObjectNode> typed(
      String apiVersion, String kind, List<ObjectNode> objects) {
    return objects.stream()
        .map(object -> object.deepCopy().put("apiVersion", apiVersion).put("kind", kind));
  }
}
