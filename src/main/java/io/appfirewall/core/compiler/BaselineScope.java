package io.appfirewall.core.compiler;

import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.snapshot.Settings;
import java.util.List;
import java.util.Set;

/** Whether a baseline concerns a namespace. */
public enum BaselineScope {
  CONCERNED,
  /** Its selector does not match the namespace. */
  NOT_SELECTED,
  /** Its selector matches, but the namespace is left out by name. */
  EXCLUDED,
  /** The namespace excuses itself, and may. */
  OPTED_OUT;

  private static final Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease");
  private static final String OPENSHIFT = "openshift-";

  public static BaselineScope of(Baseline baseline, TargetNamespace namespace, Settings settings) {
    if (!baseline.namespaces().matches(namespace.labels())) {
      return NOT_SELECTED;
    }
    if (isExcluded(baseline, namespace.name(), settings)) {
      return EXCLUDED;
    }
    String optOut = namespace.labels().get(Baseline.OPT_OUT.key());
    return baseline.allowOptOut() && Baseline.OPT_OUT.value().equals(optOut)
        ? OPTED_OUT
        : CONCERNED;
  }

  private static boolean isExcluded(Baseline baseline, String name, Settings settings) {
    // The operator's own is never included: a baseline that cuts it off could not be mended by it.
    return settings.operatorNamespace().filter(name::equals).isPresent()
        || (!baseline.includeSystemNamespaces() && isSystem(name))
        || isNamed(baseline.excludeNamespaces(), name);
  }

  private static boolean isSystem(String name) {
    return SYSTEM.contains(name) || name.startsWith(OPENSHIFT);
  }

  private static boolean isNamed(List<String> patterns, String name) {
    return patterns.stream()
        .anyMatch(pattern ->
            pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern));
  }
}
