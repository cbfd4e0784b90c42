package io.appfirewall.operator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What an operator in this JVM logs from now on until {@link #close}. */
final class OperatorLog implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.appfirewall");
  private final Kept kept = new Kept();

  /** Listens; to be called once the operator has started, since its start resets all loggers. */
  static OperatorLog listen() {
    var log = new OperatorLog();
    log.kept.setContext(log.logger.getLoggerContext());
    log.kept.start();
    log.logger.addAppender(log.kept);
    return log;
  }

  /** The messages, with their keys and values. */
  List<String> messages() {
    return kept.events.stream().map(OperatorLog::text).toList();
  }

  /** Those that somebody should look at. */
  List<String> complaints() {
    return kept.events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(OperatorLog::text)
        .toList();
  }

  private static String text(ILoggingEvent event) {
    String pairs = event.getKeyValuePairs() == null ? "" : event.getKeyValuePairs().toString();
    return event.getFormattedMessage() + " " + pairs;
  }

  @Override
  public void close() {
    logger.detachAppender(kept);
  }

  private static final class Kept extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      events.add(event);
    }
  }
}
