package io.appfirewall.oracle;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Flows as lines, the same for whoever tells the same flows: addresses with the same connections
 * are one range, however they were cut.
 */
final class FlowLines {
  private final SortedSet<String> lines = new TreeSet<>();

  /** By what stands before and after the addresses. */
  private final Map<Around, SortedMap<IPAddress, Stretch>> outside = new HashMap<>();

  private record Around(String before, String after) {}

  private record Stretch(IPAddress first, IPAddress last, String connections) {
    /** Whether the other begins where this one ends, and has the same connections. */
    boolean goesOnIn(Stretch other) {
      return connections.equals(other.connections)
          && !last.isMax()
          && last.increment(1).equals(other.first);
    }
  }

  private FlowLines() {}

  static FlowLines of(List<ListedFlow> flows) {
    FlowLines all = new FlowLines();
    flows.forEach(all::add);
    all.outside.forEach(all::print);
    return all;
  }

  /** What only these have, and what only the others have. */
  List<String> differences(String where, FlowLines others) {
    return Stream.concat(
            lines.stream()
                .filter(line -> !others.lines.contains(line))
                .map(line -> where + ": - " + line),
            others.lines.stream()
                .filter(line -> !lines.contains(line))
                .map(line -> where + ": + " + line))
        .toList();
  }

  private void add(ListedFlow flow) {
    if (isOutside(flow.from())) {
      add(new Around("", " -> " + flow.to()), flow.from(), flow.connections());
    } else if (isOutside(flow.to())) {
      add(new Around(flow.from() + " -> ", ""), flow.to(), flow.connections());
    } else {
      lines.add(flow.from() + " -> " + flow.to() + " " + flow.connections());
    }
  }

  /** Names of workloads and of placeholders have brackets. */
  private static boolean isOutside(String end) {
    return !end.endsWith("]") && !end.endsWith("}");
  }

  private void add(Around around, String addresses, String connections) {
    for (String range : addresses.split(", ?", -1)) {
      String[] ends = range.split("-", 2);
      IPAddress first = new IPAddressString(ends[0]).getAddress();
      IPAddress last = new IPAddressString(ends[ends.length - 1]).getAddress();
      Stretch stretch =
          new Stretch(
              first.getLower().withoutPrefixLength(),
              last.getUpper().withoutPrefixLength(),
              connections);
      outside.computeIfAbsent(around, a -> new TreeMap<>()).put(stretch.first, stretch);
    }
  }

  private void print(Around around, SortedMap<IPAddress, Stretch> stretches) {
    List<Stretch> joined = new ArrayList<>();
    for (Stretch next : stretches.values()) {
      if (!joined.isEmpty() && joined.getLast().goesOnIn(next)) {
        Stretch before = joined.removeLast();
        joined.add(new Stretch(before.first, next.last, next.connections));
      } else {
        joined.add(next);
      }
    }
    for (Stretch stretch : joined) {
      lines.add(
          around.before
              + stretch.first.toCanonicalString()
              + "-"
              + stretch.last.toCanonicalString()
              + around.after
              + " "
              + stretch.connections);
    }
  }
}
