package io.appfirewall.benchmark;

import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs what JMH measures. */
final class MicroBenchmarks {
  private MicroBenchmarks() {}

  static void measure(Options options, Report report) throws RunnerException {
    for (String compiler : List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1")) {
      var settings =
          new OptionsBuilder()
              .include(CompileBenchmark.class.getName())
              .include(FlowBenchmark.class.getName())
              .forks(options.quick() ? 1 : 2)
              .warmupIterations(options.quick() ? 2 : 5)
              .measurementIterations(options.quick() ? 2 : 5)
              .warmupTime(TimeValue.seconds(1))
              .measurementTime(TimeValue.seconds(1))
              .jvmArgs("-XX:+UseSerialGC", compiler)
              .verbosity(VerboseMode.SILENT)
              .build();
      for (RunResult result : new Runner(settings).run()) {
        var score = result.getPrimaryResult();
        report.add(
            score.getLabel() + ", " + (compiler.endsWith("=1") ? "flags" : "java -jar"),
            Integer.parseInt(Objects.requireNonNullElse(result.getParams().getParam("size"), "1")),
            Numbers.format("%.1f", score.getScore())
                + Numbers.format(" ± %.1f µs", score.getScoreError()),
            "");
      }
    }
  }
}
