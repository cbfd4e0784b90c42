package io.appfirewall.manifest.input;

import io.appfirewall.manifest.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the nodes of one YAML document into maps, lists and plain values.
 *
 * <p>An alias repeats what its anchor stands for, so a few lines can stand for more than any memory
 * holds. What is repeated is counted, and a document with too much of it is refused.
 */
final class TreeBuilder {
  private static final int MOST_REPEATED = 100_000;

  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int repeated;
  private int aliasDepth;

  @Nullable Object build(Node node) {
    if (node instanceof ScalarNode scalar) {
      count(node);
      return Scalars.value(scalar);
    }
    if (!open.add(node)) {
      throw new UnparsableException(line(node), "an alias stands inside of what it stands for");
    }
    boolean again = !seen.add(node);
    aliasDepth += again ? 1 : 0;
    count(node);
    Object built =
        switch (node) {
          case MappingNode mapping -> map(mapping);
          case SequenceNode sequence -> list(sequence);
          default -> throw new IllegalStateException("not a node of a tree: " + node.getNodeId());
        };
    aliasDepth -= again ? 1 : 0;
    open.remove(node);
    return built;
  }

  private void count(Node node) {
    if (aliasDepth > 0 && ++repeated > MOST_REPEATED) {
      throw new UnparsableException(
          line(node), "aliases repeat more than " + MOST_REPEATED + " values: write them out");
    }
  }

  private List<@Nullable Object> list(SequenceNode sequence) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      list.add(build(item));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(MappingNode mapping) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      Node key = entry.getKeyNode();
      if (key.getTag().equals(Tag.MERGE)) {
        merge(entry.getValueNode(), merged);
        continue;
      }
      String name = key(key);
      if (own.containsKey(name)) {
        throw new UnparsableException(
            line(key), "the key " + Shown.quoted(name) + " is there twice: remove one of them");
      }
      own.put(name, build(entry.getValueNode()));
    }
    merged.putAll(own);
    return merged;
  }

  // The value of << is a mapping or a list of them, of which the first has precedence.
  private void merge(Node node, Map<String, @Nullable Object> into) {
    List<Node> sources =
        node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    for (Node source : sources) {
      if (!(source instanceof MappingNode mapping)) {
        throw new UnparsableException(line(node), "<< can only merge mappings");
      }
      if (build(mapping) instanceof Map<?, ?> map) {
        map.forEach((name, value) -> into.putIfAbsent(String.valueOf(name), value));
      }
    }
  }

  private static String key(Node node) {
    Object key = node instanceof ScalarNode scalar ? Scalars.value(scalar) : null;
    if (key == null) {
      throw new UnparsableException(line(node), "the key of a field must be text");
    }
    return key.toString();
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
