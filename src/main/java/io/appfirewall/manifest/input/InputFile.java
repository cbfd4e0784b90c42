package io.appfirewall.manifest.input;

import java.nio.ByteBuffer;

/**
 * The content of one file.
 *
 * @param name as the user knows it
 * @param named whether the user named this very file, rather than a directory around it
 */
record InputFile(String name, boolean named, ByteBuffer content) {}
