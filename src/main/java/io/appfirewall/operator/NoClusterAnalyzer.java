package io.appfirewall.operator;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring say what to do, in the place of a stack trace. */
final class NoClusterAnalyzer extends AbstractFailureAnalyzer<NoClusterException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NoClusterException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Let KUBECONFIG name a kubeconfig whose current context is the cluster, or run in a pod.",
        cause);
  }
}
