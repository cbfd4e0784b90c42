/**
 * How fast and how large the operator is, beside a bare client on the same machine in the same run:
 * {@code mvn -Pbenchmark verify}. docs/benchmarks.md tells what is measured and why so.
 */
@NullMarked
package io.appfirewall.benchmark;

import org.jspecify.annotations.NullMarked;
