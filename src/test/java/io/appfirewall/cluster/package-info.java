@NullMarked
package io.appfirewall.cluster;

import org.jspecify.annotations.NullMarked;
