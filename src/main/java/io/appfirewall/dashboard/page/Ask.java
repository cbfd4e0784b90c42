package io.appfirewall.dashboard.page;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.explain.Explainer;
import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.dashboard.sight.Sight;
import io.appfirewall.dashboard.sight.Whole;
import io.appfirewall.manifest.Shown;
import io.appfirewall.manifest.question.EndText;
import io.appfirewall.manifest.question.PortText;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A question about flows, and its answer.
 *
 * @param problem why there is no answer, as a sentence; empty if there is one, or no question
 * @param answers of two ends one; of one end everybody who reaches it or whom it reaches, the first
 *     of them only
 * @param more whether there are more answers than these
 */
public record Ask(
    String from, String to, String port, String problem, List<Answer> answers, boolean more) {
  private static final int MOST = 200;
  private static final int LONGEST = 400;
  private static final int NAMES = 20;

  /** What a viewer is told. */
  public static Ask of(
      Sight sight, Function<Sight, Whole> wholes, String from, String to, String port) {
    String source = shortened(from);
    String sink = shortened(to);
    String asked = shortened(port);
    if (source.isEmpty() && sink.isEmpty()) {
      return new Ask(source, sink, asked, "", List.of(), false);
    }
    try {
      List<Explanation> found = explain(sight, wholes, source, sink, asked);
      return new Ask(
          source,
          sink,
          asked,
          "",
          found.stream().limit(MOST).map(Answer::of).toList(),
          found.size() > MOST);
    } catch (IllegalArgumentException e) {
      String why = Shown.message(String.valueOf(e.getMessage()));
      return new Ask(source, sink, asked, why, List.of(), false);
    }
  }

  /** Whether one end alone is asked about. */
  public boolean aboutOneEnd() {
    return from.isEmpty() != to.isEmpty();
  }

  private static List<Explanation> explain(
      Sight sight, Function<Sight, Whole> wholes, String from, String to, String port) {
    if (!from.isEmpty() && !to.isEmpty()) {
      Network network =
          sight.network(Stream.of(from, to).flatMap(end -> namespace(sight, end)).toList());
      End source = end(network, from);
      End sink = end(network, to);
      if (source instanceof End.Addresses && sink instanceof End.Addresses) {
        throw new IllegalArgumentException(
            "No pod that you may see has one of these addresses, and policies are about pods.");
      }
      Set<Pod> both = Stream.of(source, sink).map(End::pods).flatMap(List::stream).collect(toSet());
      return List.of(
          Explainer.of(network.restrictedTo(both))
              .explain(source, sink, asked(port, Optional.of(sink))));
    }
    Whole whole = wholes.apply(sight);
    return from.isEmpty()
        ? toOne(whole, end(whole.network(), to), port)
        : fromOne(whole, end(whole.network(), from), port);
  }

  private static List<Explanation> toOne(Whole whole, End sink, String port) {
    return whole.explainer().allTo(sink, asked(port, Optional.of(sink))).limit(MOST + 1).toList();
  }

  private static List<Explanation> fromOne(Whole whole, End source, String port) {
    return whole
        .explainer()
        .allFrom(source, asked(port, Optional.empty()))
        .limit(MOST + 1)
        .toList();
  }

  private static Connections asked(String port, Optional<End> sink) {
    return port.isEmpty() ? Connections.ALL : PortText.read(port, sink);
  }

  private static End end(Network network, String text) {
    try {
      return new EndText(network).read(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage()
              + " (You see the pods of a namespace where you may get appfirewalls, networkpolicies"
              + " and pods.)",
          e);
    }
  }

  /** Where the policies are that decide about an end. */
  private static Stream<String> namespace(Sight sight, String end) {
    Optional<Cidr> address = Cidr.ofAddress(end);
    if (address.isEmpty()) {
      int slash = end.indexOf('/');
      return slash <= 0 ? Stream.of() : Stream.of(end.substring(0, slash));
    }
    return sight.openNamespaces().stream()
        .filter(namespace ->
            sight
                .pods(namespace)
                .anyMatch(pod -> !pod.hostNetwork() && pod.addresses().contains(address.get())))
        .limit(1);
  }

  /** Names of workloads that begin so, or whose own name does. */
  public static List<String> names(Sight sight, String typed) {
    String start = shortened(typed);
    int slash = start.indexOf('/');
    NavigableSet<String> names = new TreeSet<>();
    for (String namespace : sight.openNamespaces()) {
      if (slash < 0 || namespace.equals(start.substring(0, slash))) {
        sight
            .pods(namespace)
            .map(Pod::workload)
            .filter(workload -> begins(workload, start))
            .map(workload -> workload.namespace() + "/" + workload.name())
            .forEach(names::add);
      }
      if (names.size() >= NAMES) {
        break;
      }
    }
    return names.stream().limit(NAMES).toList();
  }

  private static boolean begins(Workload workload, String start) {
    return workload.name().startsWith(start)
        || (workload.namespace() + "/" + workload.name()).startsWith(start);
  }

  private static String shortened(String text) {
    String bare = text.strip();
    return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST);
  }
}
