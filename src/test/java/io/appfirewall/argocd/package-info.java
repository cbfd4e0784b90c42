/** Argo CD itself, for tests. */
@NullMarked
package io.appfirewall.argocd;

import org.jspecify.annotations.NullMarked;
