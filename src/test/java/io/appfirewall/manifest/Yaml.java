package io.appfirewall.manifest;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.core.diagnostic.Judged;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/** Kubernetes objects out of a few lines of YAML. */
final class Yaml {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Yaml() {}

  static <T> T object(Class<T> type, String yaml) {
    return SERIALIZATION.unmarshal(yaml, type);
  }

  static String json(Object object) {
    return SERIALIZATION.asJson(object);
  }

  /** AppFirewall shop/web with a spec. */
  static AppFirewall firewall(String spec) {
    return object(
        AppFirewall.class, "metadata: {name: web, namespace: shop}\nspec:\n" + spec.indent(2));
  }

  /** FirewallBaseline default with a spec. */
  static FirewallBaseline baseline(String spec) {
    return object(FirewallBaseline.class, "metadata: {name: default}\nspec:\n" + spec.indent(2));
  }

  /** Codes and paths of what was found, {@code Required spec.mode}. */
  static List<String> findings(Judged<?> judged) {
    return judged.diagnostics().stream()
        .map(diagnostic -> diagnostic.code() + " " + diagnostic.path())
        .toList();
  }
}
