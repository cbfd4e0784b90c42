@NullMarked
package io.appfirewall.operator.access;

import org.jspecify.annotations.NullMarked;
