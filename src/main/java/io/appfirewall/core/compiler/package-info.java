/**
 * Snapshot to policies with provenance, and diagnostics: the one place that decides what to write.
 */
@NullMarked
package io.appfirewall.core.compiler;

import org.jspecify.annotations.NullMarked;
