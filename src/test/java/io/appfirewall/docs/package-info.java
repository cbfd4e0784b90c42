/**
 * What the documentation says is so: links lead somewhere, manifests compile to what is shown,
 * names exist, lists are complete.
 */
@NullMarked
package io.appfirewall.docs;

import org.jspecify.annotations.NullMarked;
