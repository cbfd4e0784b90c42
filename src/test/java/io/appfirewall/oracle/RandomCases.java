package io.appfirewall.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import inet.ipaddr.IPAddressString;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.laws.Endpoint;
import io.appfirewall.laws.Enforcement.Placed;
import io.appfirewall.laws.Pod;
import io.appfirewall.laws.RandomNetworks;
import io.appfirewall.laws.RandomNetworks.RandomNetwork;
import io.appfirewall.manifest.PolicyObjects;
import io.appfirewall.oracle.Case.End;
import io.appfirewall.oracle.Case.Port;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The random networks of the laws, as Kubernetes' objects. */
final class RandomCases {
  private static final int COUNT = 2_000;
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
  private static final List<Port> PORTS =
      Stream.of(Protocol.values())
          .flatMap(
              protocol -> Stream.of(53, 80, 8079, 8080).map(number -> new Port(protocol, number)))
          .toList();

  private RandomCases() {}

  /** As many as are worth their time, each with what an oracle says of it. */
  static Stream<Case> judgedBy(Oracle oracle) {
    List<Case> cases = LongStream.range(0, COUNT).mapToObj(RandomCases::of).toList();
    List<String> answers = oracle.answers(cases.stream().map(Case::line).toList());
    return IntStream.range(0, COUNT).mapToObj(i -> cases.get(i).answered(answers.get(i)));
  }

  private static Case of(long seed) {
    return of("seed " + seed, new RandomNetworks(seed).network(), PORTS);
  }

  static Case of(String name, RandomNetwork network, List<Port> ports) {
    return new Case(
        name,
        objects(
            network.enforcement().namespaces().entrySet().stream()
                .map(namespace ->
                    new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace.getKey())
                        .withLabels(namespace.getValue())
                        .endMetadata()
                        .build())),
        objects(pods(network.endpoints())),
        objects(policies(network.enforcement().policies()).stream()),
        ends(network.endpoints()),
        ports,
        null);
  }

  // Engines that look at packets tell pods by their addresses, so no address is there twice.
  private static List<End> ends(List<Endpoint> endpoints) {
    Set<String> ofPods =
        endpoints.stream()
            .filter(end -> end.pod().isPresent())
            .map(RandomCases::canonical)
            .collect(toSet());
    return endpoints.stream()
        .filter(end -> end.pod().isPresent() || !ofPods.contains(canonical(end)))
        .map(RandomCases::end)
        .toList();
  }

  static End end(Endpoint endpoint) {
    return new End(canonical(endpoint), endpoint.pod().map(Pod::toString).orElse(null));
  }

  private static String canonical(Endpoint end) {
    return new IPAddressString(end.address()).getAddress().toCanonicalString();
  }

  private static Stream<HasMetadata> pods(List<Endpoint> endpoints) {
    return endpoints.stream().collect(groupingBy(Endpoint::pod)).entrySet().stream()
        .flatMap(pod -> pod.getKey().map(some -> pod(some, pod.getValue())).stream());
  }

  private static HasMetadata pod(Pod pod, List<Endpoint> addresses) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(pod.namespace())
        .withName(pod.name())
        .withLabels(pod.labels())
        .endMetadata()
        .withNewSpec()
        // One container for each port, since a name may be there once in a container.
        .withContainers(
            pod.ports().stream()
                .distinct()
                .map(port ->
                    new ContainerBuilder()
                        .withName(port.name() + "-" + port.number() + "-" + port.protocol())
                        .addNewPort()
                        .withName(port.name())
                        .withProtocol(port.protocol().name())
                        .withContainerPort(port.number())
                        .endPort()
                        .build())
                .toList())
        .endSpec()
        .withNewStatus()
        .withPodIP(canonical(addresses.getFirst()))
        .withPodIPs(addresses.stream().map(end -> new PodIP(canonical(end))).toList())
        .endStatus()
        .build();
  }

  private static List<HasMetadata> policies(List<Placed> placed) {
    List<HasMetadata> policies = new ArrayList<>();
    for (Placed policy : placed) {
      policies.add(
          PolicyObjects.of(
              new NamespacedName(policy.namespace(), "policy-" + policies.size()), policy.spec()));
    }
    return policies;
  }

  private static List<ObjectNode> objects(Stream<? extends HasMetadata> objects) {
    return objects.map(object -> SERIALIZATION.convertValue(object, ObjectNode.class)).toList();
  }
}
