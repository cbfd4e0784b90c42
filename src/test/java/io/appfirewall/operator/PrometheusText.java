package io.appfirewall.operator;

import io.appfirewall.operator.OperatorPage.Metric;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Metrics of ours in the format that Prometheus reads. */
final class PrometheusText {
  private static final Pattern TYPE = Pattern.compile("# TYPE (appfirewall_\\w+) (\\w+)");
  private static final Pattern HELP = Pattern.compile("# HELP (appfirewall_\\w+) (.*\\w.*)");
  private static final Pattern SAMPLE =
      Pattern.compile("(appfirewall_\\w+?)(?:_count|_sum)?(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private PrometheusText() {}

  static Map<String, Metric> read(String text) {
    Map<String, Metric> metrics =
        TYPE.matcher(text)
            .results()
            .collect(
                Collectors.toMap(
                    type -> type.group(1), type -> new Metric(type.group(2), new TreeMap<>())));
    text.lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .forEach(sample ->
            LABEL
                .matcher(Objects.requireNonNullElse(sample.group(2), ""))
                .results()
                .forEach(label ->
                    Objects.requireNonNull(metrics.get(sample.group(1)))
                        .labels()
                        .computeIfAbsent(label.group(1), name -> new HashSet<>())
                        .add(label.group(2))));
    return metrics;
  }

  /** Those that have a text for people. */
  static Set<String> explained(String text) {
    return HELP.matcher(text).results().map(help -> help.group(1)).collect(Collectors.toSet());
  }

  /** The value of a series, which is written with its labels: {@code name{label="value"}}. */
  static double value(String text, String series) {
    return text.lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
