package io.appfirewall.core.flow;

import io.appfirewall.core.model.Cidr;

/** One end of a flow; workloads, by their names, come before addresses. */
public sealed interface Endpoint extends Comparable<Endpoint> {
  /** Pods of one controller, or one pod that has none. */
  record Workload(String namespace, String name, String kind) implements Endpoint {
    /** For example {@code shop/web[Deployment]}. */
    @Override
    public String toString() {
      return namespace + "/" + name + "[" + kind + "]";
    }
  }

  /** Addresses of which nothing else is known. */
  record Outside(Cidr addresses) implements Endpoint {
    @Override
    public String toString() {
      return addresses.toString();
    }
  }

  @Override
  default int compareTo(Endpoint other) {
    return switch (this) {
      case Workload workload ->
          other instanceof Workload ? workload.toString().compareTo(other.toString()) : -1;
      case Outside(Cidr addresses) ->
          other instanceof Outside(Cidr others) ? addresses.compareTo(others) : 1;
    };
  }
}
