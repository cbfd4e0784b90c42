package io.appfirewall.core.explain;

import io.appfirewall.core.flow.Endpoint;
import io.appfirewall.core.flow.Endpoint.Outside;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Cidr;
import java.util.List;

/** One end of the connections that are asked about. */
public sealed interface End {
  /** How it is called in flows. */
  Endpoint endpoint();

  /** The pods that it is; none of addresses. */
  List<Pod> pods();

  /**
   * A workload, or one pod of it, which then is called like a workload of its own.
   *
   * @param pods at least one
   */
  record Pods(Workload endpoint, List<Pod> pods) implements End {
    public Pods {
      if (pods.isEmpty()) {
        throw new IllegalArgumentException(endpoint + " has no pods");
      }
      pods = List.copyOf(pods);
    }

    public static Pods of(Pod pod) {
      return new Pods(new Workload(pod.id().namespace(), pod.id().name(), ONE_POD), List.of(pod));
    }

    boolean isOnePod() {
      return endpoint.kind().equals(ONE_POD);
    }

    private static final String ONE_POD = "Pod";
  }

  /** Addresses outside that all rules treat alike. */
  record Addresses(Cidr block) implements End {
    @Override
    public Outside endpoint() {
      return new Outside(block);
    }

    @Override
    public List<Pod> pods() {
      return List.of();
    }
  }
}
