/**
 * Files, directories and streams of YAML and JSON to typed objects, as strictly as the API server
 * takes them when it is asked to be strict.
 */
@NullMarked
package io.appfirewall.manifest.input;

import org.jspecify.annotations.NullMarked;
