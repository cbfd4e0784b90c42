package io.appfirewall.core.flow;

import java.util.Comparator;

/** What one end may open to the other; never nothing. */
public record Flow(Endpoint from, Endpoint to, Connections connections)
    implements Comparable<Flow> {
  private static final Comparator<Flow> ORDER =
      Comparator.comparing(Flow::from).thenComparing(Flow::to);

  public Flow {
    if (connections.isEmpty()) {
      throw new IllegalArgumentException("a flow of nothing from " + from + " to " + to);
    }
  }

  /** By their ends, of which no two flows of one network have both in common. */
  @Override
  public int compareTo(Flow other) {
    return ORDER.compare(this, other);
  }

  /** For example {@code shop/web[Deployment] -> shop/api[Deployment] TCP 8080}. */
  @Override
  public String toString() {
    return from + " -> " + to + " " + connections;
  }
}
