/** The pages and their JSON twins over HTTP: read-only, whoever serves them. */
@NullMarked
package io.appfirewall.dashboard.web;

import org.jspecify.annotations.NullMarked;
