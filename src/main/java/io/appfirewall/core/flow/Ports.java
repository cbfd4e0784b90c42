package io.appfirewall.core.flow;

import io.appfirewall.core.model.PortRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A set of port numbers, as ascending runs that neither meet nor touch. */
public record Ports(List<PortRange> runs) {
  public static final Ports NONE = new Ports(List.of());
  public static final Ports ALL = of(new PortRange(1, 65_535));

  public Ports {
    runs = List.copyOf(runs);
    for (int i = 1; i < runs.size(); i++) {
      if (runs.get(i - 1).last() + 1 >= runs.get(i).first()) {
        throw new IllegalArgumentException("not apart and ascending: " + runs);
      }
    }
  }

  public static Ports of(PortRange run) {
    return new Ports(List.of(run));
  }

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  public boolean contains(int port) {
    return runs.stream().anyMatch(run -> run.contains(port));
  }

  public Ports union(Ports other) {
    if (other.isEmpty() || equals(other) || equals(ALL)) {
      return this;
    }
    if (isEmpty() || other.equals(ALL)) {
      return other;
    }
    List<PortRange> sorted = new ArrayList<>(runs);
    sorted.addAll(other.runs);
    sorted.sort(Comparator.naturalOrder());
    List<PortRange> joined = new ArrayList<>();
    for (PortRange run : sorted) {
      if (joined.isEmpty() || joined.getLast().last() + 1 < run.first()) {
        joined.add(run);
      } else {
        PortRange before = joined.removeLast();
        joined.add(new PortRange(before.first(), Math.max(before.last(), run.last())));
      }
    }
    return new Ports(joined);
  }

  public Ports intersection(Ports other) {
    if (isEmpty() || equals(other) || other.equals(ALL)) {
      return this;
    }
    if (other.isEmpty() || equals(ALL)) {
      return other;
    }
    List<PortRange> common = new ArrayList<>();
    int mine = 0;
    int theirs = 0;
    while (mine < runs.size() && theirs < other.runs.size()) {
      PortRange a = runs.get(mine);
      PortRange b = other.runs.get(theirs);
      int first = Math.max(a.first(), b.first());
      int last = Math.min(a.last(), b.last());
      if (first <= last) {
        common.add(new PortRange(first, last));
      }
      if (a.last() <= b.last()) {
        mine++;
      } else {
        theirs++;
      }
    }
    return new Ports(common);
  }

  /** Those of this set that are not in the other. */
  public Ports difference(Ports other) {
    return intersection(other.complement());
  }

  public boolean isSubsetOf(Ports other) {
    return intersection(other).equals(this);
  }

  private Ports complement() {
    List<PortRange> gaps = new ArrayList<>();
    int next = 1;
    for (PortRange run : runs) {
      if (next < run.first()) {
        gaps.add(new PortRange(next, run.first() - 1));
      }
      next = run.last() + 1;
    }
    if (next <= 65_535) {
      gaps.add(new PortRange(next, 65_535));
    }
    return new Ports(gaps);
  }

  /** For example {@code 8080,9000-9010}. */
  @Override
  public String toString() {
    return runs.stream().map(PortRange::toString).collect(Collectors.joining(","));
  }
}
