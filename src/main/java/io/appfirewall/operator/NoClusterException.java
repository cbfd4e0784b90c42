package io.appfirewall.operator;

import org.springframework.boot.ExitCodeGenerator;

/** Nothing tells which cluster to work on. Its message is a sentence for users. */
final class NoClusterException extends RuntimeException implements ExitCodeGenerator {
  private static final long serialVersionUID = 1L;

  /** As of the commands that cannot reach a cluster. */
  private static final int EXIT_CODE = 4;

  NoClusterException(String sentence) {
    super(sentence);
  }

  NoClusterException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  @Override
  public int getExitCode() {
    return EXIT_CODE;
  }
}
