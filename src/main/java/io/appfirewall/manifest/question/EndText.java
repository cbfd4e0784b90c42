package io.appfirewall.manifest.question;

import io.appfirewall.core.explain.End;
import io.appfirewall.core.flow.Endpoint.Workload;
import io.appfirewall.core.flow.Network;
import io.appfirewall.core.flow.Pod;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.manifest.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the pods or the address that an argument means. */
public final class EndText {
  /** {@code shop/web}, {@code shop/deployment/web}, or as flows have it, {@code shop/web[Pod]}. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<namespace>[^/]+)/((?<before>[^/]+)/)?(?<name>[^/\\[]+)(\\[(?<after>[^/\\]]+)])?");

  private final Network network;

  public EndText(Network network) {
    this.network = network;
  }

  /**
   * What a text means. The address of a pod means the pod.
   *
   * @throws IllegalArgumentException with a sentence when it means nothing, or several things
   */
  public End read(String text) {
    Optional<Cidr> address = Cidr.ofAddress(text);
    if (address.isPresent()) {
      return network.pods().stream()
          .filter(pod -> !pod.hostNetwork() && pod.addresses().contains(address.get()))
          .findFirst()
          .<End>map(End.Pods::of)
          .orElseGet(() -> new End.Addresses(address.get()));
    }
    Matcher name = NAME.matcher(text);
    if (!name.matches() || Cidr.read(text).isPresent()) {
      throw new IllegalArgumentException(
          text + " is neither NAMESPACE/NAME nor NAMESPACE/KIND/NAME nor an address.");
    }
    List<End.Pods> meant = named(name);
    if (meant.isEmpty()) {
      throw new IllegalArgumentException(unknown(text, name));
    }
    if (meant.size() > 1) {
      throw new IllegalArgumentException(
          text
              + " can be "
              + String.join(" or ", meant.stream().map(this::spelled).toList())
              + ".");
    }
    return meant.getFirst();
  }

  private List<End.Pods> named(Matcher name) {
    String kind = Optional.ofNullable(name.group("before")).orElse(name.group("after"));
    String own = name.group("name");
    String namespace = name.group("namespace");
    Predicate<Workload> isMeant =
        workload ->
            workload.name().equals(own) && (kind == null || workload.kind().equalsIgnoreCase(kind));
    List<Pod> inside =
        network.pods().stream().filter(pod -> pod.id().namespace().equals(namespace)).toList();
    Stream<End.Pods> workloads =
        inside.stream()
            .map(Pod::workload)
            .filter(isMeant)
            .distinct()
            .map(workload -> all(workload, inside));
    Stream<End.Pods> pods =
        inside.stream()
            .filter(pod -> pod.id().name().equals(own) && !isPromise(pod))
            .map(End.Pods::of)
            .filter(pod -> isMeant.test(pod.endpoint()));
    return Stream.concat(workloads, pods).distinct().toList();
  }

  /** Whether it is only what a template promises, and called like its controller. */
  private static boolean isPromise(Pod pod) {
    return pod.id().name().equals(pod.workload().name());
  }

  private static End.Pods all(Workload workload, List<Pod> pods) {
    return new End.Pods(
        workload, pods.stream().filter(pod -> pod.workload().equals(workload)).toList());
  }

  private String spelled(End.Pods end) {
    Workload workload = end.endpoint();
    return workload.namespace() + "/" + workload.kind() + "/" + workload.name();
  }

  private String unknown(String text, Matcher wrong) {
    TreeSet<String> known = new TreeSet<>();
    for (Pod pod : network.pods()) {
      known.add(pod.workload().namespace() + "/" + pod.workload().name());
      known.add(pod.id().toString());
    }
    return "There is no pod and no workload "
        + text
        + "."
        + Nearest.question(wrong.group("namespace") + "/" + wrong.group("name"), known);
  }
}
