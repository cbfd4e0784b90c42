package io.appfirewall.docs;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.Group;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.core.model.Service;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.core.snapshot.Snapshot.Platform;
import io.appfirewall.manifest.AddressGroupReader;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.FirewallReader;
import io.appfirewall.manifest.GroupReader;
import io.appfirewall.manifest.NamespaceReader;
import io.appfirewall.manifest.ServiceReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of the sample and of a page, where a later one of the same name counts. */
final class World {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, HasMetadata> objects = new LinkedHashMap<>();

  void put(HasMetadata object) {
    objects.put(key(object.getKind(), namespace(object), object.getMetadata().getName()), object);
  }

  <T extends HasMetadata> Optional<T> get(Class<T> type, String namespace, String name) {
    return all(type)
        .filter(object -> namespace(object).equals(namespace))
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }

  /** What there is to tell of an object of ours; nothing of others. */
  List<Diagnostic> diagnostics(HasMetadata object) {
    return switch (object) {
      case AppFirewall firewall -> compile(firewall).diagnostics();
      case FirewallBaseline baseline ->
          BaselineCompiler.check(BaselineReader.read(baseline), snapshot());
      case AddressGroup group -> AddressGroupReader.read(group).diagnostics();
      case ClusterAddressGroup group -> AddressGroupReader.read(group).diagnostics();
      default -> List.of();
    };
  }

  /** What there is to tell of all objects. */
  List<Diagnostic> diagnostics() {
    return objects.values().stream().flatMap(object -> diagnostics(object).stream()).toList();
  }

  Compilation compile(AppFirewall firewall) {
    return PolicyCompiler.compile(FirewallReader.read(firewall), snapshot());
  }

  /** The baseline in a namespace, which exists if it is only mentioned. */
  Compilation compile(FirewallBaseline baseline, String namespace) {
    return BaselineCompiler.compile(
        BaselineReader.read(baseline),
        get(Namespace.class, "", namespace)
            .map(NamespaceReader::read)
            .orElseGet(() -> NamespaceReader.named(namespace)),
        snapshot());
  }

  private Snapshot snapshot() {
    Map<NamespacedName, Group> groups = new HashMap<>();
    all(AppFirewall.class)
        .flatMap(firewall -> GroupReader.read(firewall).stream())
        .forEach(group -> groups.put(group.id(), group));
    Map<NamespacedName, Service> services = new HashMap<>();
    all(io.fabric8.kubernetes.api.model.Service.class)
        .map(service -> ServiceReader.read(service, List.of()))
        .forEach(service -> services.put(service.id(), service));
    Map<ObjectId, Judged<io.appfirewall.core.model.AddressGroup>> addressGroups = new HashMap<>();
    Stream.concat(
            all(AddressGroup.class).map(AddressGroupReader::read),
            all(ClusterAddressGroup.class).map(AddressGroupReader::read))
        .forEach(group -> addressGroups.put(group.id(), group));
    return new Snapshot(
        Settings.DEFAULTS,
        NOW,
        groups,
        services,
        addressGroups,
        Optional.empty(),
        List.of(),
        List.of(),
        Platform.PLAIN,
        java.util.Set.of());
  }

  private <T extends HasMetadata> Stream<T> all(Class<T> type) {
    return objects.values().stream().filter(type::isInstance).map(type::cast);
  }

  private static String namespace(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return namespace == null ? "" : namespace;
  }

  private static String key(String kind, String namespace, String name) {
    return kind + " " + namespace + "/" + name;
  }
}
