package io.appfirewall.manifest;

import static java.util.stream.Collectors.toSet;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.flow.Difference;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.importer.Import;
import io.appfirewall.core.importer.Imported;
import io.appfirewall.core.importer.Importer;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The NetworkPolicies of some manifests as AppFirewalls.
 *
 * @param difference what the evaluator finds between before and after for the pods that are there
 */
public record PolicyImport(Import result, Difference difference) {
  /**
   * Imports what is nobody's.
   *
   * @param network of the manifests
   * @param isWanted which policies of somebody else are to be imported
   */
  public static PolicyImport of(
      Manifests manifests, Network network, Instant now, Predicate<Policy> isWanted) {
    List<Policy> foreign =
        network.policies().stream()
            .filter(policy -> policy.source().isEmpty())
            .filter(isWanted)
            .toList();
    Import result =
        Importer.of(
            foreign, manifests.snapshot(Settings.DEFAULTS, now), PolicyImport::refusedByTheSchema);
    return new PolicyImport(result, Difference.between(network, after(network, result)));
  }

  private static List<Diagnostic> refusedByTheSchema(Firewall firewall) {
    return FirewallReader.read(FirewallWriter.write(firewall)).diagnostics();
  }

  private static Network after(Network before, Import result) {
    Set<NamespacedName> replaced =
        result.firewalls().stream().flatMap(each -> each.originals().stream()).collect(toSet());
    return before.with(
        Stream.concat(
                before.policies().stream().filter(policy -> !replaced.contains(policy.id())),
                result.firewalls().stream().map(Imported::policy))
            .toList());
  }

  public List<AppFirewall> manifests() {
    return result.firewalls().stream().map(Imported::firewall).map(FirewallWriter::write).toList();
  }
}
