package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What an API server was asked, read from its audit log.
 *
 * <pre>
 * var mark = auditLog.mark();
 * ... reconcile ...
 * assertThat(auditLog.writesSince(mark)).isEmpty();
 * </pre>
 *
 * <p>No request is missed: the API server writes a line before it answers. The answer's line comes
 * a moment after the answer, so reading waits until every request has one.
 */
public final class AuditLog {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;

  AuditLog(Path file) {
    this.file = file;
  }

  /** A place in the log. */
  public record Mark(long offset) {}

  /** The log's present end. */
  public Mark mark() {
    try {
      return new Mark(Files.exists(file) ? Files.size(file) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Every request that arrived after the mark, in order of arrival. */
  public List<ApiRequest> since(Mark mark) {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> read(mark).allAnswered());
    } catch (ConditionTimeoutException e) {
      // An API server that was killed leaves requests without an answer: their code is 0.
    }
    return read(mark).requests();
  }

  /** The requests after the mark that were meant to change something, Kubernetes' own left out. */
  public List<ApiRequest> writesSince(Mark mark) {
    return since(mark).stream().filter(r -> r.isWrite() && !r.isBySystem()).toList();
  }

  private AuditEvents read(Mark mark) {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(mark.offset());
      byte[] bytes = new byte[Math.toIntExact(log.length() - mark.offset())];
      log.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      // The last line may be half written.
      return AuditEvents.parse(text.substring(0, text.lastIndexOf('\n') + 1));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
