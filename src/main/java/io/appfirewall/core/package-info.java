/**
 * The pure heart: everything is decided here, nothing is read or written. Knows the JDK, JSpecify
 * and one library for addresses; no Spring, no Kubernetes type, no clock, no log, no I/O.
 */
@NullMarked
package io.appfirewall.core;

import org.jspecify.annotations.NullMarked;
