package io.appfirewall.operator.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Answers of the API server that count for a while, and no longer. What is asked again towards the
 * end of that is asked anew in the background, so that whoever looks at one page after the other
 * does not wait. Threads may share it.
 */
final class Answers<K, V> {
  /** The last part of its time in which an answer is looked for anew. */
  private static final double LATE = 0.75;

  private final Cache<K, V> known;
  private final Duration late;
  private final Executor background;
  private final Set<K> askedAnew = ConcurrentHashMap.newKeySet();

  /**
   * None yet.
   *
   * @param size how many are kept at most
   * @param time for which one counts
   */
  Answers(int size, Duration time, Ticker clock, Executor background) {
    this.known =
        Caffeine.newBuilder()
            .maximumSize(size)
            .expireAfterWrite(time)
            .ticker(clock)
            .executor(Runnable::run)
            .build();
    this.late = Duration.ofNanos((long) (time.toNanos() * LATE));
    this.background = background;
  }

  /**
   * The answer, which is asked for if none counts.
   *
   * @throws AuthenticationServiceException when the question does so
   */
  V get(K key, Supplier<V> question) {
    V answer = Objects.requireNonNull(known.get(key, asked -> question.get()));
    if (isLate(key) && askedAnew.add(key)) {
      background.execute(() -> askAnew(key, question));
    }
    return answer;
  }

  private boolean isLate(K key) {
    return known.policy().expireAfterWrite().orElseThrow().ageOf(key).stream()
        .anyMatch(age -> age.compareTo(late) >= 0);
  }

  private void askAnew(K key, Supplier<V> question) {
    try {
      known.put(key, question.get());
    } catch (AuthenticationServiceException e) {
      // The answer that is known counts to its end; then whoever asks is told.
    } finally {
      askedAnew.remove(key);
    }
  }
}
