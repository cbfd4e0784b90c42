package io.appfirewall.controlplane;

import java.util.Set;

/**
 * One request as the API server's audit log has it.
 *
 * @param user who it counted as, which is whom the client impersonated where it did
 * @param group the API group, empty for the core
 * @param resource plural, with the subresource: {@code appfirewalls/status}
 * @param namespace empty for what has none
 * @param name empty for lists and watches
 * @param code the HTTP status, 0 when it was never answered
 * @param dryRun whether it was only asked what would happen
 */
public record ApiRequest(
    String user,
    String userAgent,
    String verb,
    String group,
    String resource,
    String namespace,
    String name,
    int code,
    boolean dryRun) {
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /** Whether it was meant to change something. */
  public boolean isWrite() {
    return WRITES.contains(verb) && !dryRun;
  }

  /** Whether a component of Kubernetes itself sent it. */
  public boolean isBySystem() {
    return user.startsWith("system:")
        && (!user.startsWith("system:serviceaccount:")
            || user.startsWith("system:serviceaccount:kube-system:"));
  }
}
