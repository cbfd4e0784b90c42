/** The container image, built and run by a real Docker daemon. */
@NullMarked
package io.appfirewall.image;

import org.jspecify.annotations.NullMarked;
