package io.appfirewall.laws;

import java.util.Optional;

/** One end of a flow: an address, and the pod that has it, if one does. */
public record Endpoint(Optional<Pod> pod, String address, Ip ip) {
  public static Endpoint of(Pod pod, String address) {
    return new Endpoint(Optional.of(pod), address, Ip.of(address));
  }

  /** Outside of the pod network: another host, a node, a pod of the host network. */
  public static Endpoint outside(String address) {
    return new Endpoint(Optional.empty(), address, Ip.of(address));
  }

  @Override
  public String toString() {
    return pod.map(p -> p + "@" + address).orElse(address);
  }
}
