/** Tests of the custom resources: how they are read and written, and what their CRDs refuse. */
@NullMarked
package io.appfirewall.api;

import org.jspecify.annotations.NullMarked;
