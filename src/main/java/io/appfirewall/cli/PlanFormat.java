package io.appfirewall.cli;

import io.appfirewall.manifest.ClusterPlan;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** In which form a plan is printed. */
enum PlanFormat {
  TEXT {
    @Override
    void print(ClusterPlan plan, PrintWriter out, Ansi ansi) {
      new PlanText(out, ansi).print(plan);
    }
  },
  JSON {
    @Override
    void print(ClusterPlan plan, PrintWriter out, Ansi ansi) {
      PlanJson.print(plan, out);
    }
  },
  MARKDOWN {
    @Override
    void print(ClusterPlan plan, PrintWriter out, Ansi ansi) {
      PlanMarkdown.print(plan, out);
    }
  };

  abstract void print(ClusterPlan plan, PrintWriter out, Ansi ansi);

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
