package io.appfirewall.core.flow;

import io.appfirewall.core.flow.Pod.NamedPort;
import io.appfirewall.core.model.Cidr;
import io.appfirewall.core.model.Cidr.Family;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.LabelSelector;
import io.appfirewall.core.model.LabelSelector.Requirement;
import io.appfirewall.core.model.PeerSet;
import io.appfirewall.core.model.PolicyPeer;
import io.appfirewall.core.model.PolicyRule;
import io.appfirewall.core.model.Port;
import io.appfirewall.core.model.PortSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts pods into classes, by what the policies of a network can see of them. */
final class Classifier {
  private final AddressLine line;
  private final Set<String> labelKeys = new HashSet<>();
  private final Set<String> portNames = new HashSet<>();

  Classifier(List<Policy> policies, AddressLine line) {
    this.line = line;
    for (Policy policy : policies) {
      look(policy.spec().podSelector());
      for (Direction direction : Direction.values()) {
        policy.spec().rules(direction).forEach(this::look);
      }
    }
  }

  PodClass classify(Pod pod) {
    return new PodClass(
        pod.id().namespace(),
        pod.hostNetwork() ? Map.of() : labels(pod),
        pod.hostNetwork() ? Set.of() : ports(pod),
        pod.hostNetwork(),
        pieces(pod));
  }

  private Map<String, String> labels(Pod pod) {
    return pod.labels().entrySet().stream()
        .filter(label -> labelKeys.contains(label.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Set<NamedPort> ports(Pod pod) {
    return pod.ports().stream()
        .filter(port -> portNames.contains(port.name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<Family, Integer> pieces(Pod pod) {
    Map<Family, Integer> pieces = new EnumMap<>(Family.class);
    for (Cidr address : pod.addresses()) {
      pieces.put(address.family(), line.pieceOf(address));
    }
    return pieces;
  }

  private void look(PolicyRule rule) {
    if (rule.peers() instanceof PeerSet.Listed(List<PolicyPeer> peers)) {
      for (PolicyPeer peer : peers) {
        if (peer instanceof PolicyPeer.Pods pods) {
          look(pods.pods());
        }
      }
    }
    if (rule.ports() instanceof PortSet.Listed(List<Port> ports)) {
      for (Port port : ports) {
        if (port instanceof Port.Named named) {
          portNames.add(named.name());
        }
      }
    }
  }

  private void look(LabelSelector selector) {
    labelKeys.addAll(selector.matchLabels().keySet());
    selector.matchExpressions().stream().map(Requirement::key).forEach(labelKeys::add);
  }
}
