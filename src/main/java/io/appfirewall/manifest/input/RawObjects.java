package io.appfirewall.manifest.input;

import static io.appfirewall.core.diagnostic.Code.UNPARSABLE;

import io.appfirewall.manifest.InputProblem;
import io.appfirewall.manifest.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes objects out of documents, and out of lists of objects. */
final class RawObjects {
  private static final String LIST = "List";

  private final List<RawObject> objects = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();

  /** The objects of files, in the order of the files, and what is none. */
  record Found(List<RawObject> objects, List<InputProblem> problems) {}

  static Found of(List<InputFile> files) {
    RawObjects raw = new RawObjects();
    List<DocumentReader.Read> contents =
        files.parallelStream()
            .map(file -> DocumentReader.read(file.name(), file.content()))
            .toList();
    for (int i = 0; i < files.size(); i++) {
      raw.add(files.get(i), contents.get(i));
    }
    return new Found(raw.objects, raw.problems);
  }

  private void add(InputFile file, DocumentReader.Read read) {
    for (Document document : read.documents()) {
      Source source = new Source(file.name(), document.line());
      if (document.tree() instanceof Map<?, ?> map) {
        mapping(tree(map), source, file.named());
      } else if (document.tree() != null && file.named()) {
        notAnObject(source);
      }
    }
    read.problem().ifPresent(problems::add);
  }

  // A directory may hold other YAML (values, workflows), which has neither of the two fields. One
  // field without the other is a slip.
  private void mapping(Map<String, @Nullable Object> tree, Source source, boolean named) {
    Optional<String> apiVersion = text(tree, "apiVersion");
    Optional<String> kind = text(tree, "kind");
    if (apiVersion.isPresent() && kind.isPresent()) {
      object(new RawObject(apiVersion.get(), kind.get(), tree, source));
    } else if (named || tree.containsKey("apiVersion") || tree.containsKey("kind")) {
      notAnObject(source);
    }
  }

  private void object(RawObject object) {
    if (object.kind().endsWith(LIST) && object.tree().get("items") instanceof List<?> items) {
      items.forEach(item -> item(item, object));
    } else {
      objects.add(object);
    }
  }

  // The items of a v1 List say what they are; those of, say, a NetworkPolicyList need not.
  private void item(@Nullable Object item, RawObject list) {
    if (!(item instanceof Map<?, ?> map)) {
      notAnObject(list.source());
      return;
    }
    Map<String, @Nullable Object> tree = tree(map);
    String itemKind = list.kind().substring(0, list.kind().length() - LIST.length());
    if (!itemKind.isEmpty()) {
      tree.putIfAbsent("apiVersion", list.apiVersion());
      tree.putIfAbsent("kind", itemKind);
    }
    mapping(tree, list.source(), true);
  }

  private void notAnObject(Source source) {
    problems.add(
        new InputProblem(
            UNPARSABLE,
            source,
            "this is not a Kubernetes object: it needs the fields apiVersion and kind, both"
                + " text."));
  }

  private static Optional<String> text(Map<String, @Nullable Object> tree, String field) {
    return tree.get(field) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Map<String, @Nullable Object> tree(Map<?, ?> map) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    map.forEach((name, value) -> tree.put(String.valueOf(name), value));
    return tree;
  }
}
