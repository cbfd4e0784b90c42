package io.appfirewall.manifest.input;

import static io.appfirewall.core.diagnostic.Code.UNKNOWN_FIELD;
import static io.appfirewall.core.diagnostic.Code.WRONG_TYPE;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.Misfit;
import io.appfirewall.manifest.Nearest;
import io.appfirewall.manifest.RulePaths;
import io.appfirewall.manifest.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields that the schema does not have and values of another type than it wants, and makes a
 * copy of the object without them.
 *
 * <p>The API server drops unknown fields for lenient clients; then a mistyped field would mean
 * something else than was meant.
 */
final class SchemaCheck {
  private final ObjectId object;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<String> incomplete = new HashSet<>();

  private SchemaCheck(ObjectId object) {
    this.object = object;
  }

  /**
   * An object that fits its schema.
   *
   * @param incomplete paths of the objects that lack something since it did not fit
   */
  record Checked(
      Map<String, @Nullable Object> tree, List<Diagnostic> diagnostics, Set<String> incomplete)
      implements Misfit {
    @Override
    public boolean explains(Diagnostic diagnostic) {
      String path = diagnostic.path().text();
      return switch (diagnostic.code()) {
        case EXACTLY_ONE -> incomplete.contains(path);
        case REQUIRED, INVALID_RANGE -> incomplete.contains(parent(path));
        case EMPTY_SELECTOR, INVALID_SELECTOR -> isWithin(path);
        case WRONG_TYPE -> diagnostics.stream().anyMatch(d -> d.path().text().equals(path));
        default -> false;
      };
    }

    @Override
    public boolean isWithin(String path) {
      return diagnostics.stream().anyMatch(d -> d.path().text().startsWith(path));
    }

    static String parent(String path) {
      int end = path.lastIndexOf(path.endsWith("]") ? '[' : '.');
      return path.substring(0, Math.max(0, end));
    }
  }

  static Checked check(ObjectId object, Map<String, @Nullable Object> tree, Schema.Fields schema) {
    SchemaCheck check = new SchemaCheck(object);
    Map<String, @Nullable Object> copy = check.fields(tree, schema, Optional.empty());
    return new Checked(copy, check.diagnostics, check.incomplete);
  }

  private @Nullable Object value(@Nullable Object value, Schema schema, FieldPath path) {
    if (value == null) {
      return null;
    }
    return switch (schema) {
      case Schema.Anything anything -> value;
      case Schema.Text text -> value instanceof String ? value : wrong(value, "text", path);
      case Schema.Flag flag ->
          value instanceof Boolean ? value : wrong(value, "true or false", path);
      case Schema.Whole whole ->
          value instanceof Integer ? value : wrong(value, "a whole number of 32 bits", path);
      case Schema.WholeOrText either ->
          value instanceof Integer || value instanceof String
              ? value
              : wrong(value, "a whole number or text", path);
      case Schema.Items items ->
          value instanceof List<?> list ? items(list, items, path) : wrong(value, "a list", path);
      case Schema.Texts texts ->
          value instanceof Map<?, ?> map ? texts(map, path) : wrong(value, "a mapping", path);
      case Schema.Fields fields ->
          value instanceof Map<?, ?> map
              ? fields(map, fields, Optional.of(path))
              : wrong(value, "a mapping", path);
    };
  }

  private Map<String, @Nullable Object> fields(
      Map<?, ?> map, Schema.Fields schema, Optional<FieldPath> path) {
    Function<String, FieldPath> at =
        name -> path.map(parent -> parent.field(name)).orElseGet(() -> FieldPath.of(name));
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      String name = String.valueOf(key);
      Schema field = schema.fields().get(name);
      if (field == null) {
        FieldPath here = at.apply(Shown.plain(name));
        report(UNKNOWN_FIELD, here, unknown(name, schema.fields().keySet()));
      } else {
        copy.put(name, value(value, field, at.apply(name)));
      }
    });
    return copy;
  }

  private List<@Nullable Object> items(List<?> list, Schema.Items schema, FieldPath path) {
    List<FieldPath> paths = paths(list, path);
    List<@Nullable Object> copy = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      copy.add(value(list.get(i), schema.item(), paths.get(i)));
    }
    return copy;
  }

  private static List<FieldPath> paths(List<?> list, FieldPath path) {
    for (Direction direction : Direction.values()) {
      if (path.equals(FieldPath.SPEC.field(direction.rulesField()))) {
        return RulePaths.of(direction, list.stream().map(SchemaCheck::ruleName).toList());
      }
    }
    return IntStream.range(0, list.size()).mapToObj(path::index).toList();
  }

  private static Optional<String> ruleName(@Nullable Object rule) {
    return rule instanceof Map<?, ?> fields && fields.get("name") instanceof String name
        ? Optional.of(name)
        : Optional.empty();
  }

  private Map<String, @Nullable Object> texts(Map<?, ?> map, FieldPath path) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      String name = String.valueOf(key);
      Object text = value(value, new Schema.Text(), path.key(Shown.key(name)));
      if (text != null || value == null) {
        copy.put(name, text);
      }
    });
    return copy;
  }

  private @Nullable Object wrong(Object value, String wanted, FieldPath path) {
    boolean quotable = wanted.equals("text") && !(value instanceof Map || value instanceof List);
    report(
        WRONG_TYPE,
        path,
        "this is "
            + type(value)
            + ", and "
            + wanted
            + " is wanted."
            + (quotable ? " Put it in quotation marks." : ""));
    return null;
  }

  private void report(Code code, FieldPath path, String message) {
    diagnostics.add(new Diagnostic(code, object, path, message));
    incomplete.add(Checked.parent(path.text()));
  }

  private static String unknown(String name, Set<String> known) {
    String question =
        Nearest.of(name, known)
            .map(word -> " Did you mean " + word + "?")
            .orElse(" Known here are " + String.join(", ", known) + ".");
    return "there is no field " + Shown.quoted(name) + "." + question;
  }

  private static String type(Object value) {
    return switch (value) {
      case String text -> "text";
      case Boolean flag -> flag ? "the boolean true" : "the boolean false";
      case Integer number -> "the number " + number;
      case Number number -> "the number " + Shown.plain(number.toString());
      case List<?> list -> "a list";
      default -> "a mapping";
    };
  }
}
