/**
 * Who may read what the operator serves over HTTP: nobody has to be known here, since the API
 * server is asked whose token it is and what they may do.
 */
@NullMarked
package io.appfirewall.operator.access;

import org.jspecify.annotations.NullMarked;
