package io.appfirewall.core.explain;

import static java.util.stream.Collectors.groupingBy;

import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Party;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.flow.Trace;
import io.appfirewall.core.flow.Tracer;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says of connections why they are allowed, or what comes nearest to allowing them. */
public final class Explainer {
  private final Tracer tracer;
  private final NearestMiss nearest;
  private final Map<Workload, List<Pod>> workloads;

  private Explainer(Network network, Tracer tracer) {
    this.tracer = tracer;
    nearest = new NearestMiss(network.namespaces());
    workloads = network.pods().stream().collect(groupingBy(Pod::workload));
  }

  public static Explainer of(Network network) {
    return new Explainer(network, Tracer.of(network));
  }

  /** Of the same network after a change; what the change leaves as it is, is not found out anew. */
  public Explainer after(Network changed) {
    return new Explainer(changed, tracer.after(changed));
  }

  /** Of the same network. */
  public Tracer tracer() {
    return tracer;
  }

  /**
   * Of some pods of each end one pair that is allowed is explained, or else any, and what is open
   * is what any pair may do.
   */
  public Explanation explain(End from, End to, Connections asked) {
    if (from instanceof End.Pods pods && pods.isOnePod() && from.equals(to)) {
      return toItself(pods, asked);
    }
    List<Explanation> pairs =
        parties(from).stream()
            .flatMap(source -> parties(to).stream().map(sink -> new Pair(source, sink)))
            .map(pair -> explain(from, to, pair, asked))
            .toList();
    Explanation telling =
        pairs.stream().filter(Explanation::isAllowed).findFirst().orElse(pairs.getFirst());
    Connections open =
        pairs.stream()
            .map(pair -> pair.verdict().open())
            .reduce(Connections.NONE, Connections::union);
    Verdict verdict = new Verdict(open, telling.verdict().egress(), telling.verdict().ingress());
    return new Explanation(from, to, asked, verdict, telling.families(), telling.note());
  }

  /** Everybody who may open some of the connections to this end, sorted by their names. */
  public Stream<Explanation> allTo(End to, Connections asked) {
    return Stream.concat(others(to, tracer::reaching), outside(Direction.INGRESS, to))
        .map(from -> explain(from, to, asked))
        .filter(Explanation::isAllowed);
  }

  /** Everybody to whom this end may open some of the connections, sorted by their names. */
  public Stream<Explanation> allFrom(End from, Connections asked) {
    return Stream.concat(others(from, tracer::reachedFrom), outside(Direction.EGRESS, from))
        .map(to -> explain(from, to, asked))
        .filter(Explanation::isAllowed);
  }

  /** The pods that the peers of a rule mean. */
  public Stream<Pod> meantBy(PolicyRuleRef rule) {
    return tracer.podsMeantBy(rule);
  }

  private Stream<End> others(End end, Function<Party, Stream<Workload>> open) {
    return parties(end).stream()
        .flatMap(open)
        .distinct()
        .sorted()
        .map(workload -> new End.Pods(workload, workloads.getOrDefault(workload, List.of())))
        .filter(other -> !(end instanceof End.Pods given && other.pods().containsAll(given.pods())))
        .map(End.class::cast);
  }

  private Stream<End> outside(Direction direction, End end) {
    return switch (end) {
      case End.Addresses addresses -> Stream.of();
      case End.Pods pods ->
          tracer.outside(direction, pods.pods()).keySet().stream().map(End.Addresses::new);
    };
  }

  private record Pair(Party from, Party to) {}

  private List<Party> parties(End end) {
    return switch (end) {
      case End.Addresses(Cidr block) -> List.of(new Party.Addresses(block));
      case End.Pods pods -> List.copyOf(tracer.representatives(pods.pods()));
    };
  }

  private Explanation explain(End from, End to, Pair pair, Connections asked) {
    SortedMap<Family, Verdict> families = new TreeMap<>();
    tracer
        .families(pair.from, pair.to)
        .forEach(family -> families.put(family, judge(pair, family, asked)));
    if (families.isEmpty()) {
      Verdict any = judge(pair, Family.IPV4, asked);
      return new Explanation(
          from,
          to,
          asked,
          new Verdict(Connections.NONE, any.egress(), any.ingress()),
          families,
          Optional.of("The two have no addresses of the same family."));
    }
    Verdict first = families.firstEntry().getValue();
    boolean alike = families.values().stream().allMatch(first::isLike);
    return new Explanation(
        from, to, asked, all(pair, families), alike ? new TreeMap<>() : families, Optional.empty());
  }

  // Each family is asked for what is left by those before it, so the first that leaves nothing says
  // what is in the way.
  private Verdict all(Pair pair, SortedMap<Family, Verdict> families) {
    Verdict verdict = families.firstEntry().getValue();
    for (Family family : families.keySet().stream().skip(1).toList()) {
      if (!verdict.isAllowed()) {
        break;
      }
      Verdict next = judge(pair, family, verdict.open());
      verdict =
          next.isAllowed()
              ? new Verdict(
                  next.open(),
                  verdict.egress().and(next.egress()),
                  verdict.ingress().and(next.ingress()))
              : next;
    }
    return verdict;
  }

  // What the source lets out is what the destination is asked for.
  private Verdict judge(Pair pair, Family family, Connections asked) {
    Trace leaving = tracer.trace(Direction.EGRESS, pair.from, pair.to, family);
    Trace entering = tracer.trace(Direction.INGRESS, pair.from, pair.to, family);
    Connections out = asked.intersection(leaving.open());
    Half egress = half(leaving, Direction.EGRESS, pair, asked);
    Half ingress = half(entering, Direction.INGRESS, pair, out.isEmpty() ? asked : out);
    return new Verdict(out.intersection(entering.open()), egress, ingress);
  }

  private Half half(Trace trace, Direction direction, Pair pair, Connections asked) {
    boolean isAllowed = !trace.open().intersection(asked).isEmpty();
    List<PolicyRuleRef> allowedBy =
        trace.openings().stream()
            .filter(opening -> !opening.connections().intersection(asked).isEmpty())
            .map(Trace.Opening::rule)
            .toList();
    Optional<Miss> miss =
        isAllowed
            ? Optional.empty()
            : Optional.of(nearest.find(new Denial(trace, direction, pair.from, pair.to, asked)));
    return new Half(trace.isolatedBy(), allowedBy, miss);
  }

  private Explanation toItself(End.Pods pod, Connections asked) {
    Pair pair = new Pair(pod.pods().getFirst(), pod.pods().getFirst());
    Verdict judged = judge(pair, Family.IPV4, asked);
    return new Explanation(
        pod,
        pod,
        asked,
        new Verdict(asked, allowed(judged.egress()), allowed(judged.ingress())),
        new TreeMap<>(),
        Optional.of("A pod always reaches itself, whatever policies say."));
  }

  private static Half allowed(Half half) {
    return new Half(half.isolatedBy(), half.allowedBy(), Optional.empty());
  }
}
