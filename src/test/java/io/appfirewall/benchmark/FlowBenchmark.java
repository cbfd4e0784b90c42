package io.appfirewall.benchmark;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.explain.Explainer;
import io.appfirewall.core.explain.Explanation;
import io.appfirewall.core.flow.Connections;
import io.appfirewall.core.flow.Difference;
import io.appfirewall.core.flow.Evaluator;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The evaluator alone, without reading manifests. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first.
public class FlowBenchmark {
  private static final Connections ASKED = Connections.of(Protocol.TCP, 8080);

  /** Workloads. */
  @Param({"1000", "10000"})
  public int size;

  private Network network;
  private Network lessOnePolicy;
  private Evaluator evaluator;
  private Explainer explainer;
  private End from;
  private End to;

  /** Everything that a command would have read. */
  @Setup
  public void read() throws IOException {
    network = FlowWorkload.read(new FlowWorkload(size).write(Files.createTempDirectory("flows")));
    lessOnePolicy = network.with(network.policies().subList(1, network.policies().size()));
    evaluator = Evaluator.of(network);
    explainer = Explainer.of(network);
    from = end("app-1");
    to = end("app-0");
  }

  private End end(String name) {
    List<Pod> pods =
        network.pods().stream().filter(pod -> pod.workload().name().equals(name)).limit(1).toList();
    return new End.Pods(pods.getFirst().workload(), pods);
  }

  /** Classes of pods, pieces of the addresses, and the sides of every class. */
  @Benchmark
  public Evaluator classes() {
    return Evaluator.of(network);
  }

  /** Every flow. */
  @Benchmark
  public long evaluation() {
    return evaluator.flows().count();
  }

  /** Between two states that differ by a policy, classes of both included. */
  @Benchmark
  public Difference difference() {
    return Difference.between(network, lessOnePolicy);
  }

  /** One question about two workloads. */
  @Benchmark
  public Explanation explain() {
    return explainer.explain(from, to, ASKED);
  }
}
