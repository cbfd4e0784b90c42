package io.appfirewall.cli;

import io.appfirewall.core.explain.Explanation;
import io.appfirewall.manifest.output.ExplanationJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** In which form explanations are printed. */
enum ExplanationFormat {
  TEXT {
    @Override
    void print(Explanation explanation, PrintWriter out, Ansi ansi) {
      new ExplanationText(out, ansi).print(explanation);
    }

    @Override
    void printAll(List<Explanation> explanations, PrintWriter out, Ansi ansi) {
      ExplanationText text = new ExplanationText(out, ansi);
      explanations.forEach(text::print);
      if (explanations.isEmpty()) {
        out.println("Nothing is allowed.");
      }
    }
  },
  JSON {
    @Override
    void print(Explanation explanation, PrintWriter out, Ansi ansi) {
      out.println(ExplanationJson.text(explanation));
    }

    @Override
    void printAll(List<Explanation> explanations, PrintWriter out, Ansi ansi) {
      out.println(ExplanationJson.text(explanations));
    }
  };

  abstract void print(Explanation explanation, PrintWriter out, Ansi ansi);

  /** Those that one end alone was asked for. */
  abstract void printAll(List<Explanation> explanations, PrintWriter out, Ansi ansi);

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
