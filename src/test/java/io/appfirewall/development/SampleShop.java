package io.appfirewall.development;

import static org.awaitility.Awaitility.await;

import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.Conditioned;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.OwnResource;
import io.appfirewall.core.model.NetworkPolicy;
import io.appfirewall.core.model.Owner;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The manifests of docs/examples/shop, in a cluster. */
final class SampleShop {
  private static final Path FOLDER = Path.of("docs", "examples", "shop");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KubernetesClient client;

  SampleShop(KubernetesClient client) {
    this.client = client;
  }

  /** Applies them in the order of their names, also where a run before this one did. */
  void load() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      for (HasMetadata object : client.load(Files.newInputStream(file)).items()) {
        // Created, not applied, at first, since the imitation cannot apply; and applied later,
        // since
        // a PUT of a pod without what the cluster added to it is refused.
        client.resource(object).createOr(existing -> existing.forceConflicts().serverSideApply());
      }
    }
  }

  /** Waits until all is in force, or long enough: then what is shown says what is amiss. */
  void awaitReady() {
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> objects().allMatch(object -> isReady(ready(object.getStatus()))));
    } catch (ConditionTimeoutException e) {
      System.err.println("Not everything is ready.");
    }
  }

  /** Prints every firewall's state, and each policy in plain words. */
  void show(PrintStream out) {
    out.println(Ansi.AUTO.string("%n@|bold What the operator made of %s|@%n".formatted(FOLDER)));
    int width = firewalls().stream().mapToInt(firewall -> name(firewall).length()).max().orElse(0);
    for (AppFirewall firewall : firewalls()) {
      Optional<Condition> ready = ready(firewall.getStatus());
      String colour = isReady(ready) ? "green" : "yellow";
      out.println(
          Ansi.AUTO.string(
              ("  @|bold %-" + width + "s|@  @|%s %s|@")
                  .formatted(
                      name(firewall), colour, ready.map(Condition::getReason).orElse("Pending"))));
      describe(
          out, firewall.getMetadata().getNamespace(), "appfw-" + firewall.getMetadata().getName());
    }
    for (var policy : baselinePolicies()) {
      out.println(Ansi.AUTO.string("  @|bold %s|@".formatted(name(policy))));
      print(out, policy);
    }
  }

  private void describe(PrintStream out, String namespace, String policy) {
    Optional.ofNullable(
            client.network().v1().networkPolicies().inNamespace(namespace).withName(policy).get())
        .ifPresentOrElse(
            found -> print(out, found),
            () -> out.println("      a group to be named by others; no NetworkPolicy"));
  }

  private static void print(PrintStream out, HasMetadata policy) {
    Optional.ofNullable(policy.getMetadata().getAnnotations().get(NetworkPolicy.DESCRIPTION))
        .stream()
        .flatMap(String::lines)
        .forEach(line -> out.println("      " + line));
  }

  private Stream<OwnResource<?, ?>> objects() {
    return Stream.concat(
        firewalls().stream(), client.resources(FirewallBaseline.class).list().getItems().stream());
  }

  private List<AppFirewall> firewalls() {
    return client.resources(AppFirewall.class).inAnyNamespace().list().getItems().stream()
        .sorted(Comparator.comparing(SampleShop::name))
        .toList();
  }

  private List<io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy> baselinePolicies() {
    return client
        .network()
        .v1()
        .networkPolicies()
        .inAnyNamespace()
        .withLabel(Owner.MANAGED_BY, Owner.OPERATOR)
        .withLabel("appfirewall.io/baseline")
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(SampleShop::name))
        .toList();
  }

  private static boolean isReady(Optional<Condition> ready) {
    return ready.filter(condition -> condition.getStatus().equals("True")).isPresent();
  }

  private static Optional<Condition> ready(@Nullable Conditioned status) {
    return Optional.ofNullable(status).stream()
        .flatMap(found -> Stream.ofNullable(found.conditions()))
        .flatMap(List::stream)
        .filter(condition -> condition.getType().equals("Ready"))
        .findFirst();
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
  }
}
