package io.appfirewall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.core.compiler.BaselineCompiler;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.PolicyCompiler;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Judged;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.core.snapshot.Snapshot;
import io.appfirewall.manifest.Manifests;
import io.appfirewall.manifest.input.ManifestInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The objects of the sample and of a page, where a later one of the same name counts. */
final class World {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, String> texts = new LinkedHashMap<>();

  /** One in which the sample shop is. */
  static World ofTheShop() {
    World world = new World();
    Document.shop().forEach(world::put);
    return world;
  }

  void put(Document document) {
    texts.put(document.id(), document.text());
  }

  /** Everything that there is to tell. */
  List<Diagnostic> diagnostics() {
    Manifests manifests = manifests();
    Snapshot snapshot = snapshot(manifests);
    return Stream.of(
            manifests.diagnostics().stream(),
            firewalls(manifests).flatMap(compilation -> compilation.diagnostics().stream()),
            manifests.baselines().stream()
                .flatMap(baseline -> BaselineCompiler.check(baseline, snapshot).stream()),
            manifests.addressGroups().stream().map(Judged::diagnostics).flatMap(List::stream))
        .flatMap(diagnostics -> diagnostics)
        .toList();
  }

  /** What one object comes to; whose policy this is called. */
  Compilation compilation(NamespacedName policy) {
    Manifests manifests = manifests();
    return Stream.concat(firewalls(manifests), baselines(manifests))
        .filter(compilation -> compilation.policyName().equals(policy))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Compilation> firewalls(Manifests manifests) {
    Snapshot snapshot = snapshot(manifests);
    return manifests.firewalls().stream()
        .map(firewall -> PolicyCompiler.compile(firewall, snapshot));
  }

  private static Stream<Compilation> baselines(Manifests manifests) {
    Snapshot snapshot = snapshot(manifests);
    return manifests.baselines().stream()
        .flatMap(baseline ->
            manifests.namespaces().stream()
                .map(namespace -> BaselineCompiler.compile(baseline, namespace, snapshot)));
  }

  private static Snapshot snapshot(Manifests manifests) {
    return manifests.snapshot(Settings.DEFAULTS, NOW);
  }

  private Manifests manifests() {
    byte[] all = String.join("\n---\n", texts.values()).getBytes(StandardCharsets.UTF_8);
    Manifests manifests = ManifestInput.read(List.of("-"), new ByteArrayInputStream(all));
    assertThat(manifests.problems()).isEmpty();
    return manifests;
  }
}
