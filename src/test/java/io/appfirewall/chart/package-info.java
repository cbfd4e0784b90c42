/** The Helm chart: what it says, what Helm makes of it, and what the API server makes of that. */
@NullMarked
package io.appfirewall.chart;

import org.jspecify.annotations.NullMarked;
