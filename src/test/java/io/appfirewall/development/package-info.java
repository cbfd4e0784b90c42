/** The operator for development: {@code mvn spring-boot:test-run}. */
@NullMarked
package io.appfirewall.development;

import org.jspecify.annotations.NullMarked;
