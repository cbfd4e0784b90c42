package io.appfirewall.operator.access;

import com.github.benmanes.caffeine.cache.Ticker;
import io.appfirewall.cluster.ApiFailure;
import io.appfirewall.dashboard.sight.Resource;
import io.appfirewall.operator.AppFirewallProperties;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;

/**
 * Asks the API server whose a token is and what they may do. Its answers count for a while, so that
 * it is not asked for every scrape and every page; of a token only a hash is kept.
 */
@Component
final class Reviews {
  private static final Logger log = LoggerFactory.getLogger(Reviews.class);

  /**
   * Some that scrape and many that look at pages, with their tokens before and after a rotation.
   */
  private static final int USERS = 1_000;

  /** A page asks for each namespace. */
  private static final int ANSWERS = 10_000;

  private static final int AT_ONCE = 8;

  /** So that those who wait come before what is asked anew. */
  private static final int IN_THE_BACKGROUND = 2;

  /** Whoever waits for an answer holds a thread that a probe might need. */
  private static final int WAITING = 40;

  private static final long PATIENCE_MILLIS = 1_000;

  private static final int TIMEOUT_MILLIS = 5_000;

  private final KubernetesClient client;
  private final Answers<String, Optional<User>> users;
  private final Answers<Question, Boolean> answers;
  private final Semaphore places = new Semaphore(WAITING);
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final AtomicReference<String> told = new AtomicReference<>("");

  Reviews(KubernetesClient client, AppFirewallProperties properties) {
    this.client = impatient(client);
    Duration time = properties.metrics().accessCache();
    Executor background =
        Executors.newFixedThreadPool(
            IN_THE_BACKGROUND, Thread.ofPlatform().daemon().name("reviews-", 0).factory());
    this.users = new Answers<>(USERS, time, Ticker.systemTicker(), background);
    this.answers = new Answers<>(ANSWERS, time, Ticker.systemTicker(), background);
  }

  /** Whether somebody may do something. */
  private record Question(User user, String verb, Target target) {}

  /** With what. */
  private sealed interface Target {
    record Path(String path) implements Target {}

    /** With objects of a kind: of one namespace, of all if that is empty, or of the cluster. */
    record Objects(Resource resource, String namespace) implements Target {}
  }

  // The caller tries again by itself, and does not wait for long.
  private static KubernetesClient impatient(KubernetesClient client) {
    return client
        .newClient(
            new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestTimeout(TIMEOUT_MILLIS)
                .withRequestRetryBackoffLimit(1)
                .build())
        .adapt(KubernetesClient.class);
  }

  /**
   * Whose a token is; empty if the API server does not take it.
   *
   * @throws AuthenticationServiceException when it cannot be asked
   */
  Optional<User> user(String token) {
    return users.get(hash(token), () -> ask(() -> review(token)));
  }

  /**
   * Whether somebody may do something with a path that is no resource of the API server's.
   *
   * @throws AuthenticationServiceException when it cannot be asked
   */
  boolean allows(User user, String verb, String path) {
    return allows(new Question(user, verb, new Target.Path(path)));
  }

  /**
   * Whether somebody may get objects of a kind.
   *
   * @param namespace empty for all namespaces, and for what has none
   * @throws AuthenticationServiceException when it cannot be asked
   */
  boolean allowsToGet(User user, Resource resource, String namespace) {
    return allows(new Question(user, "get", new Target.Objects(resource, namespace)));
  }

  private boolean allows(Question question) {
    return answers.get(question, () -> ask(() -> review(question)));
  }

  private Optional<User> review(String token) {
    TokenReview answer =
        client
            .tokenReviews()
            .create(new TokenReviewBuilder().withNewSpec().withToken(token).endSpec().build());
    return Optional.ofNullable(answer.getStatus())
        .filter(status -> Boolean.TRUE.equals(status.getAuthenticated()))
        .map(status -> user(status.getUser()));
  }

  private static User user(UserInfo info) {
    return new User(
        info.getUsername(),
        Objects.requireNonNullElse(info.getUid(), ""),
        Objects.requireNonNullElse(info.getGroups(), List.of()),
        Objects.requireNonNullElse(info.getExtra(), Map.of()));
  }

  private boolean review(Question question) {
    User user = question.user();
    var spec =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user.name())
            .withUid(user.uid())
            .withGroups(user.groups())
            .withExtra(user.extra());
    var asked =
        switch (question.target()) {
          case Target.Path(String path) -> spec.withNewNonResourceAttributes(path, question.verb());
          case Target.Objects(Resource resource, String namespace) ->
              spec.withNewResourceAttributes()
                  .withVerb(question.verb())
                  .withGroup(resource.group())
                  .withResource(resource.plural())
                  .withNamespace(namespace)
                  .endResourceAttributes();
        };
    SubjectAccessReview answer =
        client.authorization().v1().subjectAccessReview().create(asked.endSpec().build());
    return answer.getStatus() != null && Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }

  private <T> T ask(Supplier<T> question) {
    if (!places.tryAcquire()) {
      throw tooMany();
    }
    try {
      if (!turns.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw tooMany();
      }
      try {
        return answer(question);
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tooMany();
    } finally {
      places.release();
    }
  }

  private static AuthenticationServiceException tooMany() {
    return new AuthenticationServiceException("too many are being asked about");
  }

  private <T> T answer(Supplier<T> question) {
    try {
      T answer = question.get();
      told.set("");
      return answer;
    } catch (KubernetesClientException e) {
      String reason = ApiFailure.sentence(e);
      if (!reason.equals(told.getAndSet(reason))) {
        log.atWarn().addKeyValue("reason", reason).log("Cannot check who asks");
      }
      throw new AuthenticationServiceException("the API server cannot be asked");
    }
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
