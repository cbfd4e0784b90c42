/** Tests of the way from Kubernetes objects to core values and back. */
@NullMarked
package io.appfirewall.manifest;

import org.jspecify.annotations.NullMarked;
