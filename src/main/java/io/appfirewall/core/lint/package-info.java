/** What is legal and yet hardly meant: rules against the pods and policies around them. */
@NullMarked
package io.appfirewall.core.lint;

import org.jspecify.annotations.NullMarked;
