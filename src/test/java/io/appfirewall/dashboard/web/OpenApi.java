package io.appfirewall.dashboard.web;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** An OpenAPI 3.1 document of the routes under {@code /api}, as their controllers declare them. */
final class OpenApi {
  private final SortedMap<String, SortedMap<String, Object>> paths = new TreeMap<>();
  private final SortedMap<String, Object> schemas = new TreeMap<>();

  private OpenApi() {}

  /** The document as YAML. */
  static String document() throws ClassNotFoundException {
    OpenApi api = new OpenApi();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    for (var found : scanner.findCandidateComponents(OpenApi.class.getPackageName())) {
      api.add(Class.forName(found.getBeanClassName()));
    }
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setDereferenceAliases(true);
    return new Yaml(options)
        .dump(
            map(
                "openapi",
                "3.1.0",
                "info",
                map(
                    "title",
                    "AppFirewall status pages",
                    "version",
                    "v1beta1",
                    "license",
                    map("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "security",
                List.of(map("token", List.of())),
                "paths",
                api.paths,
                "components",
                map(
                    "securitySchemes",
                    map("token", map("type", "http", "scheme", "bearer")),
                    "schemas",
                    api.schemas)));
  }

  private void add(Class<?> controller) {
    for (Method method : controller.getDeclaredMethods()) {
      Optional.ofNullable(method.getAnnotation(GetMapping.class)).stream()
          .flatMap(mapping -> Stream.concat(Stream.of(mapping.value()), Stream.of(mapping.path())))
          .forEach(path -> add("get", path, method));
      Optional.ofNullable(method.getAnnotation(PostMapping.class)).stream()
          .flatMap(mapping -> Stream.of(mapping.value()))
          .forEach(path -> add("post", path, method));
    }
  }

  private void add(String verb, String path, Method method) {
    if (!path.startsWith("/api/")) {
      return;
    }
    Map<String, Object> operation = map("operationId", verb + path.replaceAll("\\W+", "-"));
    List<Object> parameters = parameters(method);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    if (Stream.of(method.getParameters()).anyMatch(p -> p.isAnnotationPresent(RequestBody.class))) {
      operation.put("requestBody", content("text/plain", map("type", "string")));
    }
    operation.put(
        "responses",
        map(
            "200",
            described("As the viewer may see it.", schema(method.getGenericReturnType())),
            "default",
            described(
                "Why there is none.",
                map("type", "object", "properties", map("error", map("type", "string"))))));
    paths.computeIfAbsent(path, p -> new TreeMap<>()).put(verb, operation);
  }

  private static List<Object> parameters(Method method) {
    Stream<Parameter> own = Arrays.stream(method.getParameters());
    boolean takesModel =
        Arrays.stream(method.getParameters())
            .anyMatch(parameter -> parameter.isAnnotationPresent(ModelAttribute.class));
    Stream<Parameter> ofModel =
        takesModel
            ? Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                .filter(other -> other.isAnnotationPresent(ModelAttribute.class))
                .flatMap(other -> Arrays.stream(other.getParameters()))
            : Stream.of();
    return Stream.concat(own, ofModel)
        .filter(parameter ->
            parameter.isAnnotationPresent(RequestParam.class)
                || parameter.isAnnotationPresent(PathVariable.class))
        .<Object>map(parameter -> {
          boolean isPath = parameter.isAnnotationPresent(PathVariable.class);
          return map(
              "name",
              parameter.getName(),
              "in",
              isPath ? "path" : "query",
              "required",
              isPath,
              "schema",
              map("type", parameter.getType() == int.class ? "integer" : "string"));
        })
        .toList();
  }

  private Map<String, Object> schema(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Map.class) {
        return map("type", "object", "additionalProperties", schema(of[1]));
      }
      return generic.getRawType() == Optional.class
          ? map("oneOf", List.of(schema(of[0]), map("type", "null")))
          : map("type", "array", "items", schema(of[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      String name =
          plain.getEnclosingClass() == null
              ? plain.getSimpleName()
              : plain.getEnclosingClass().getSimpleName() + plain.getSimpleName();
      if (schemas.putIfAbsent(name, Map.of()) == null) {
        schemas.put(name, record(plain));
      }
      return map("$ref", "#/components/schemas/" + name);
    }
    if (plain.isEnum()) {
      return map(
          "type",
          "string",
          "enum",
          Arrays.stream(plain.getEnumConstants()).map(Object::toString).toList());
    }
    if (plain == Instant.class) {
      return map("type", "string", "format", "date-time");
    }
    if (plain == boolean.class) {
      return map("type", "boolean");
    }
    return map("type", plain == String.class ? "string" : "integer");
  }

  private Map<String, Object> record(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      required.add(component.getName());
      Map<String, Object> schema = schema(component.getGenericType());
      boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      properties.put(
          component.getName(),
          isNullable ? map("oneOf", List.of(schema, map("type", "null"))) : schema);
    }
    return map("type", "object", "required", required, "properties", properties);
  }

  private static Map<String, Object> described(String words, Map<String, Object> schema) {
    Map<String, Object> all = map("description", words);
    all.putAll(content("application/json", schema));
    return all;
  }

  private static Map<String, Object> content(String type, Map<String, Object> schema) {
    return map("content", map(type, map("schema", schema)));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(Objects.toString(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
