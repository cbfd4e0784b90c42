package io.appfirewall.oracle;

/** A line of {@code connectivity -o json}, or what netpol-analyzer says instead. */
record ListedFlow(String from, String to, String connections) {}
