/**
 * Kubernetes objects to core values and back.
 *
 * <p>A reader takes one kind of object and trusts nobody: neither that the API server checked it
 * nor that it filled in the defaults. What a value of {@code core} cannot hold is refused here,
 * every mistake in one pass; what it can hold and yet must not be is for {@code core.check}.
 */
@NullMarked
package io.appfirewall.manifest;

import org.jspecify.annotations.NullMarked;
