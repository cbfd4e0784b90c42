package io.appfirewall.operator;

import io.appfirewall.cluster.ClusterUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;

/**
 * Why the process cannot start, for the one who started it.
 *
 * @param exitCode with the meaning that it has for every command
 * @param sentences what to mend, one a line
 * @param expected whether it is theirs to mend, and no fault of the program
 */
record StartFailure(int exitCode, List<String> sentences, boolean expected) {
  static final int FAILED = 1;
  static final int USAGE = 2;

  /** The cluster cannot be told, or refuses. */
  static final int CLUSTER = 4;

  private static final Map<Class<?>, String> FORMS =
      Map.of(
          int.class, "a whole number",
          Integer.class, "a whole number",
          boolean.class, "true or false",
          Duration.class, "a duration such as 10m",
          DataSize.class, "a size such as 1MB");

  static StartFailure of(Throwable failure) {
    return find(failure, ClusterUnavailable.class)
        .map(e -> mendable(CLUSTER, Stream.of(Objects.requireNonNull(e.getMessage()))))
        .or(() ->
            find(failure, BindValidationException.class)
                .map(e -> mendable(USAGE, refused(e.getValidationErrors()))))
        .or(() ->
            find(failure, UnboundConfigurationPropertiesException.class)
                .map(e -> mendable(USAGE, unknown(e))))
        .or(() -> find(failure, BindException.class).flatMap(StartFailure::unreadable))
        .or(() ->
            find(failure, ConversionFailedException.class)
                .map(e ->
                    mendable(
                        USAGE,
                        Stream.of(
                            "Property value " + e.getValue() + form(e.getTargetType().getType())))))
        .or(() ->
            find(failure, PortInUseException.class)
                .map(e ->
                    mendable(
                        FAILED,
                        Stream.of(
                            "Port %d is in use. Give another one: --server.port=PORT."
                                .formatted(e.getPort())))))
        .orElseGet(() -> unexpected(failure));
  }

  private static StartFailure mendable(int exitCode, Stream<String> sentences) {
    return new StartFailure(exitCode, sentences.toList(), true);
  }

  private static Stream<String> refused(ValidationErrors errors) {
    return errors.getAllErrors().stream()
        .map(error -> {
          ConfigurationPropertyName name = errors.getName();
          if (error instanceof FieldError field) {
            name = ConfigurationPropertyName.adapt(name + "." + dashed(field.getField()), '.');
          }
          return property(name, given(errors, name)) + ": " + error.getDefaultMessage();
        });
  }

  /** As it was written, where it was, rather than what was read out of it. */
  private static Optional<Object> given(ValidationErrors errors, ConfigurationPropertyName name) {
    return errors.getBoundProperties().stream()
        .filter(property -> property.getName().equals(name))
        .map(ConfigurationProperty::getValue)
        .findFirst();
  }

  private static Stream<String> unknown(UnboundConfigurationPropertiesException failure) {
    return failure.getUnboundProperties().stream()
        .map(property -> "There is no property " + property.getName() + ".");
  }

  private static Optional<StartFailure> unreadable(BindException failure) {
    Class<?> type = failure.getTarget().getType().resolve(Object.class);
    return Optional.ofNullable(failure.getProperty())
        .map(
            property -> property(property.getName(), Optional.of(property.getValue())) + form(type))
        .map(sentence -> mendable(USAGE, Stream.of(sentence)));
  }

  private static String form(Class<?> type) {
    return ": Give "
        + choices(type)
            .orElseGet(() -> FORMS.getOrDefault(type, "a value of type " + type.getSimpleName()))
        + ".";
  }

  private static Optional<String> choices(Class<?> type) {
    return Optional.ofNullable(type.getEnumConstants())
        .map(choices ->
            Stream.of(choices)
                .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "one of ", "")));
  }

  private static String property(ConfigurationPropertyName name, Optional<Object> value) {
    return "Property " + name + value.map(text -> "=" + text).orElse("");
  }

  private static String dashed(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static StartFailure unexpected(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return new StartFailure(
        FAILED,
        List.of(
            "The operator cannot start: " + innermost + ". Set APPFIREWALL_DEBUG=1 to see where."),
        false);
  }

  private static <E extends Throwable> Optional<E> find(Throwable failure, Class<E> type) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
