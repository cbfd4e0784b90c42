package io.appfirewall.core.model;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A NetworkPolicy as compact JSON, byte for byte the same for the same value. It is measured and
 * hashed; what goes to the API server is written by the Kubernetes client.
 */
final class PolicyJson {
  private final StringBuilder out = new StringBuilder();

  private PolicyJson() {}

  static String of(PolicySpec spec) {
    PolicyJson json = new PolicyJson();
    json.spec(spec);
    return json.out.toString();
  }

  /**
   * A whole policy.
   *
   * @param annotations those that are ours
   */
  static String of(NetworkPolicy policy, Map<String, String> annotations) {
    PolicyJson json = new PolicyJson();
    json.out.append(
        "{\"apiVersion\":\"networking.k8s.io/v1\",\"kind\":\"NetworkPolicy\",\"metadata\":{");
    json.field("annotations").map(annotations);
    json.out.append(',');
    json.field("labels").map(policy.labels());
    json.out.append(',');
    json.field("name").text(policy.id().name()).out.append(',');
    json.field("namespace").text(policy.id().namespace());
    policy.owner().uid().ifPresent(uid -> json.ownerReference(policy.owner(), uid));
    json.out.append("},\"spec\":");
    json.spec(policy.spec());
    json.out.append('}');
    return json.out.toString();
  }

  private void ownerReference(Owner owner, String uid) {
    out.append(",\"ownerReferences\":[{\"apiVersion\":\"appfirewall.io/v1beta1\",");
    out.append("\"blockOwnerDeletion\":true,\"controller\":true,");
    field("kind").text(owner.id().kind().toString()).out.append(',');
    field("name").text(owner.id().name()).out.append(',');
    field("uid").text(uid).out.append("}]");
  }

  private void spec(PolicySpec spec) {
    out.append('{');
    for (Direction direction : List.of(Direction.EGRESS, Direction.INGRESS)) {
      List<PolicyRule> rules = spec.rules(direction);
      if (!rules.isEmpty()) {
        field(direction.rulesField());
        list(rules, rule -> rule(direction, rule));
        out.append(',');
      }
    }
    field("podSelector").selector(spec.podSelector());
    out.append(',');
    field("policyTypes");
    list(List.copyOf(spec.policyTypes()), type -> text(type.policyType()));
    out.append('}');
  }

  private void rule(Direction direction, PolicyRule rule) {
    out.append('{');
    if (rule.peers() instanceof PeerSet.Listed(List<PolicyPeer> peers)) {
      field(direction.peersField());
      list(peers, this::peer);
    }
    if (rule.ports() instanceof PortSet.Listed(List<Port> ports)) {
      if (rule.peers() instanceof PeerSet.Listed) {
        out.append(',');
      }
      field("ports");
      list(ports, this::port);
    }
    out.append('}');
  }

  private void peer(PolicyPeer peer) {
    out.append('{');
    switch (peer) {
      case PolicyPeer.Addresses(IpBlock block) -> ipBlock(block);
      case PolicyPeer.Pods(Namespaces namespaces, LabelSelector pods) -> {
        if (namespaces instanceof Namespaces.Matching(LabelSelector selector)) {
          field("namespaceSelector").selector(selector);
          if (!pods.selectsEverything()) {
            out.append(',');
            field("podSelector").selector(pods);
          }
        } else {
          field("podSelector").selector(pods);
        }
      }
    }
    out.append('}');
  }

  private void ipBlock(IpBlock block) {
    field("ipBlock").out.append('{');
    field("cidr").text(block.cidr().toString());
    if (!block.except().isEmpty()) {
      out.append(',');
      field("except");
      list(block.except(), cidr -> text(cidr.toString()));
    }
    out.append('}');
  }

  private void port(Port port) {
    out.append('{');
    switch (port) {
      case Port.Numbered(Protocol protocol, PortRange range) -> {
        if (!range.isSingle()) {
          field("endPort").out.append(range.last()).append(',');
        }
        field("port").out.append(range.first()).append(',');
      }
      case Port.Named(Protocol protocol, String name) -> {
        field("port").text(name);
        out.append(',');
      }
      case Port.All all -> {}
    }
    field("protocol").text(port.protocol().name());
    out.append('}');
  }

  private void selector(LabelSelector selector) {
    out.append('{');
    if (!selector.matchExpressions().isEmpty()) {
      field("matchExpressions");
      list(selector.matchExpressions(), this::requirement);
    }
    if (!selector.matchLabels().isEmpty()) {
      if (!selector.matchExpressions().isEmpty()) {
        out.append(',');
      }
      field("matchLabels").map(selector.matchLabels());
    }
    out.append('}');
  }

  private void requirement(LabelSelector.Requirement requirement) {
    out.append('{');
    field("key").text(requirement.key()).out.append(',');
    field("operator").text(requirement.operator().text());
    if (!requirement.values().isEmpty()) {
      out.append(',');
      field("values");
      list(List.copyOf(requirement.values()), this::text);
    }
    out.append('}');
  }

  private PolicyJson field(String name) {
    text(name).out.append(':');
    return this;
  }

  private void map(Map<String, String> entries) {
    SortedMap<String, String> sorted = new TreeMap<>(entries);
    out.append('{');
    String separator = "";
    for (Map.Entry<String, String> entry : sorted.entrySet()) {
      out.append(separator);
      field(entry.getKey()).text(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private <T> void list(List<T> items, Consumer<T> write) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write.accept(items.get(i));
    }
    out.append(']');
  }

  private PolicyJson text(String value) {
    out.append('"');
    int escaped = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(value, escaped, i).append(escape(c));
        escaped = i + 1;
      }
    }
    out.append(value, escaped, value.length()).append('"');
    return this;
  }

  private static String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> String.format("\\u%04x", (int) c);
    };
  }
}
