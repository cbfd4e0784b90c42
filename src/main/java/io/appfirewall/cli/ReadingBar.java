package io.appfirewall.cli;

import io.appfirewall.cluster.ReadingProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far the reading of a cluster is: at a terminal, and once it has lasted for a second. */
final class ReadingBar implements ReadingProgress, AutoCloseable {
  private static final int WIDTH = 79;
  private static final int INTERVAL_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Line line;
  private final ProgressBar bar;

  ReadingBar(PrintWriter err, BooleanSupplier isTerminal) {
    this(err, isTerminal, PATIENCE);
  }

  ReadingBar(PrintWriter err, BooleanSupplier isTerminal, Duration patience) {
    line = new Line(err, isTerminal, patience);
    bar =
        new ProgressBarBuilder()
            .setTaskName("Reading the cluster")
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .continuousUpdate()
            .hideEta()
            .clearDisplayOnFinish()
            .setConsumer(line)
            .build();
  }

  @Override
  public void reading(String resources, int done, int all) {
    bar.maxHint(all).stepTo(done).setExtraMessage(" " + resources);
  }

  @Override
  public void close() {
    bar.close();
    // The bar does not clear its line where drawing it failed, as it may while it begins.
    line.clear();
  }

  /** The line of the terminal that the bar is drawn on, over and over. */
  private static final class Line implements ProgressBarConsumer {
    private final PrintWriter err;
    private final BooleanSupplier isTerminal;
    private final Duration patience;
    private final long start = System.nanoTime();
    private State state = State.WAITING;

    private enum State {
      WAITING,
      SHOWN,
      HIDDEN
    }

    Line(PrintWriter err, BooleanSupplier isTerminal, Duration patience) {
      this.err = err;
      this.isTerminal = isTerminal;
      this.patience = patience;
    }

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      if (state == State.WAITING && System.nanoTime() - start >= patience.toNanos()) {
        state = isTerminal.getAsBoolean() ? State.SHOWN : State.HIDDEN;
      }
      draw(rendered);
    }

    @Override
    public void clear() {
      draw("");
    }

    // The cursor waits at the line's beginning, where whatever comes next is to be written.
    private void draw(String text) {
      if (state == State.SHOWN) {
        err.print(text + " ".repeat(Math.max(0, WIDTH - text.length())) + "\r");
        err.flush();
      }
    }

    @Override
    public void close() {}
  }
}
