/**
 * The custom resources as the API server has them: records that say what fields there are and, by
 * annotations alone, what the CRDs' schemas say of them.
 *
 * <p>They are lenient on purpose. Anything that can be read is read, be it legal or not (an unknown
 * mode is a string like any other, a list may be absent, a selector empty), because one object that
 * cannot be decoded would stop the informer of its whole kind. What an object means, and whether it
 * is right, is judged in {@code manifest}.
 */
@NullMarked
package io.appfirewall.api;

import org.jspecify.annotations.NullMarked;
