/**
 * Control planes for tests and for development: a Kubernetes API server, wherever one can be had.
 *
 * <p>{@link io.appfirewall.controlplane.ControlPlanes} decides which kind this machine gets, a
 * {@link io.appfirewall.controlplane.ControlPlane} is a running one, and {@link
 * io.appfirewall.controlplane.OnControlPlane} hands it to a test class. docs/control-planes.md
 * tells a developer how to choose.
 */
@NullMarked
package io.appfirewall.controlplane;

import org.jspecify.annotations.NullMarked;
