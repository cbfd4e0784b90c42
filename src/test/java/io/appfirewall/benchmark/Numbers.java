package io.appfirewall.benchmark;

import java.util.List;
import java.util.Locale;

/** Some measurements of the same thing. */
record Numbers(List<Double> sorted) {
  Numbers {
    sorted = sorted.stream().sorted().toList();
  }

  /** The nearest one that so large a part is not above. */
  double quantile(double part) {
    int index = (int) Math.ceil(part * sorted.size()) - 1;
    return sorted.get(Math.clamp(index, 0, sorted.size() - 1));
  }

  double median() {
    return quantile(0.5);
  }

  /** The median, and in brackets the least and the greatest. */
  String text(String format) {
    String median = format(format, median());
    return sorted.size() == 1
        ? median
        : median
            + " ("
            + format(format, sorted.getFirst())
            + " - "
            + format(format, sorted.getLast())
            + ")";
  }

  static String format(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
