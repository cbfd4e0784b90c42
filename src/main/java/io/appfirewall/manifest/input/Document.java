package io.appfirewall.manifest.input;

import org.jspecify.annotations.Nullable;

/**
 * One document of a file.
 *
 * @param tree maps, lists and plain values; null when there is nothing
 * @param line where it begins
 */
record Document(@Nullable Object tree, int line) {}
