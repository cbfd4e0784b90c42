package io.appfirewall.oracle;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.appfirewall.core.model.Protocol;
import io.appfirewall.laws.Endpoint;
import io.appfirewall.laws.Pod;
import io.appfirewall.laws.Pod.NamedPort;
import io.appfirewall.oracle.Case.Port;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Pods, addresses and ports that some manifests tell apart: in each namespace a pod for each set of
 * labels that a selector has, and the first address of each block.
 */
record Bystanders(List<Endpoint> endpoints, List<Port> ports) {
  private static final List<String> UNNAMED = List.of("203.0.113.77", "2001:db8:77::1");
  private static final int ANY_PORT = 7777;
  private static final int FIRST_NAMED_PORT = 20_000;

  static Bystanders of(Collection<String> namespaces, List<? extends JsonNode> manifests) {
    TreeSet<String> names = new TreeSet<>();
    TreeSet<Integer> numbers = new TreeSet<>(Set.of(ANY_PORT));
    values(manifests, "port", "targetPort", "endPort")
        .forEach(port -> {
          if (port.isInt()) {
            numbers.addAll(Set.of(port.asInt(), Math.min(port.asInt() + 1, 65_535)));
          } else {
            names.add(port.asText());
          }
        });
    List<NamedPort> named = named(names);
    named.forEach(port -> numbers.add(port.number()));
    return new Bystanders(
        Stream.concat(pods(namespaces, labels(manifests), named), outside(manifests)).toList(),
        Stream.of(Protocol.values())
            .flatMap(protocol -> numbers.stream().map(number -> new Port(protocol, number)))
            .toList());
  }

  private static Stream<JsonNode> values(List<? extends JsonNode> manifests, String... fields) {
    return manifests.stream()
        .flatMap(object -> Stream.of(fields).flatMap(field -> object.findValues(field).stream()));
  }

  /** A name may mean UDP to one pod and TCP to another; here it means both to all. */
  private static List<NamedPort> named(Collection<String> names) {
    List<NamedPort> named = new ArrayList<>();
    for (String name : names) {
      int number = FIRST_NAMED_PORT + named.size();
      named.add(new NamedPort(Protocol.TCP, name, number));
      named.add(new NamedPort(Protocol.UDP, name, number));
    }
    return named;
  }

  private static Set<Map<String, String>> labels(List<? extends JsonNode> manifests) {
    Set<Map<String, String>> labels = new LinkedHashSet<>();
    labels.add(Map.of());
    values(manifests, "matchLabels", "selector").forEach(selector -> labels.add(texts(selector)));
    values(manifests, "matchExpressions")
        .flatMap(expressions -> expressions.valueStream())
        .forEach(expression ->
            labels.add(
                Map.of(
                    expression.path("key").asText(),
                    expression.path("values").path(0).asText("x"))));
    return labels;
  }

  private static Map<String, String> texts(JsonNode selector) {
    return selector.properties().stream()
        .filter(label -> label.getValue().isTextual())
        .collect(
            toMap(
                Map.Entry::getKey, label -> label.getValue().asText(), (a, b) -> a, TreeMap::new));
  }

  private static Stream<Endpoint> pods(
      Collection<String> namespaces, Set<Map<String, String>> labels, List<NamedPort> ports) {
    List<Endpoint> pods = new ArrayList<>();
    for (String namespace : namespaces) {
      for (Map<String, String> some : labels) {
        Pod pod = new Pod(namespace, "pod-" + pods.size(), some, ports);
        pods.add(Endpoint.of(pod, "100.64." + pods.size() / 256 + "." + pods.size() % 256));
      }
    }
    return pods.stream();
  }

  private static Stream<Endpoint> outside(List<? extends JsonNode> manifests) {
    return Stream.concat(
            values(manifests, "cidr", "except", "addresses")
                .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText),
            UNNAMED.stream())
        .map(text -> new IPAddressString(text).getAddress())
        .filter(Objects::nonNull)
        .map(IPAddress::getLower)
        .map(address -> address.withoutPrefixLength().toCanonicalString())
        .distinct()
        .map(Endpoint::outside);
  }
}
