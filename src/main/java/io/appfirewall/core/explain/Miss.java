package io.appfirewall.core.explain;

/**
 * Why a half is denied.
 *
 * @param nearest what comes nearest to allowing it, as a sentence
 */
public record Miss(Reason reason, String nearest) {}
