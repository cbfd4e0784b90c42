/**
 * The command line: picocli commands that read manifests or a cluster, run core's stages, and print
 * what comes out. Starts without Spring.
 */
@NullMarked
package io.appfirewall.cli;

import org.jspecify.annotations.NullMarked;
