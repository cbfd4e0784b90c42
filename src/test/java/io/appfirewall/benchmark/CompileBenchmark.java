package io.appfirewall.benchmark;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.plan.ActualPolicy;
import io.appfirewall.core.plan.Change;
import io.appfirewall.core.plan.Planner;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.manifest.FirewallReader;
import io.appfirewall.manifest.PolicyReader;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One firewall of five rules, without the API server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompileBenchmark {
  private final AppFirewall firewall = Workload.usual(1).firewall(0);
  private final Snapshot snapshot = Workload.snapshot(firewall, Workload.CLIENT);
  private final NetworkPolicy standing = Workload.policy(firewall, Workload.CLIENT);

  /** From the object as it is cached to the policy that is wanted. */
  @Benchmark
  public Compilation compile() {
    return PolicyCompiler.compile(FirewallReader.read(firewall), snapshot);
  }

  /** The same, and compared with the policy as it is cached. */
  @Benchmark
  public Change compileAndPlan() {
    ActualPolicy actual = PolicyReader.read(standing);
    return Planner.plan(compile(), Optional.empty(), Optional.of(actual));
  }
}
