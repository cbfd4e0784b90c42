package io.appfirewall.operator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;

class AnswersTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private Duration now = Duration.ZERO;
  private final Answers<String, String> answers =
      new Answers<>(10, Duration.ofSeconds(60), () -> now.toNanos(), background::add);

  private static String neverAsked() {
    throw new AssertionError("an answer is known");
  }

  private static String unanswered() {
    throw new AuthenticationServiceException("the API server cannot be asked");
  }

  private String at(int second, Supplier<String> question) {
    now = Duration.ofSeconds(second);
    return answers.get("who", question);
  }

  private void askInTheBackground() {
    background.remove().run();
  }

  @Test
  void countForAWhile() {
    at(0, () -> "first");

    assertThat(at(44, AnswersTest::neverAsked)).isEqualTo("first");
    assertThat(background).isEmpty();
  }

  @Test
  void countNoLongerThanTheirTime() {
    at(0, () -> "first");

    assertThat(at(60, () -> "second")).isEqualTo("second");
  }

  @Test
  void areAskedForAnewWhileTheyCount() {
    at(0, () -> "first");

    assertThat(at(45, () -> "second")).isEqualTo("first");
    askInTheBackground();

    assertThat(at(46, AnswersTest::neverAsked)).isEqualTo("second");
    assertThat(at(89, AnswersTest::neverAsked)).as("its time began anew").isEqualTo("second");
  }

  @Test
  void areAskedForAnewByOneOnly() {
    at(0, () -> "first");
    at(45, () -> "second");
    at(46, AnswersTest::neverAsked);

    assertThat(background).hasSize(1);
  }

  @Test
  void countToTheirEndWhenNobodyAnswersAnew() {
    at(0, () -> "first");
    at(45, AnswersTest::unanswered);
    askInTheBackground();

    assertThat(at(59, AnswersTest::neverAsked)).isEqualTo("first");
    assertThatThrownBy(() -> at(60, AnswersTest::unanswered))
        .isInstanceOf(AuthenticationServiceException.class);
  }

  @Test
  void areAskedForEachTimeWithoutATime() {
    var forgetful = new Answers<String, String>(10, Duration.ZERO, () -> 0, background::add);
    forgetful.get("who", () -> "first");

    assertThat(forgetful.get("who", () -> "second")).isEqualTo("second");
  }
}
