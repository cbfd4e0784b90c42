package io.appfirewall.cli;

import static java.util.stream.Collectors.joining;

import io.appfirewall.manifest.Shown;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Takes the constants of an enum as they are typed, and names them so where it is given something
 * else; picocli would name them as they are written in Java.
 */
record Choice<E>(Class<E> type) implements ITypeConverter<E> {
  @Override
  public E convert(String value) {
    return constants()
        .filter(constant -> constant.toString().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                constants().map(Object::toString).collect(joining(", ", "expected one of ", ""))
                    + ", not "
                    + Shown.quoted(value)
                    + "."));
  }

  private Stream<E> constants() {
    return Stream.of(type.getEnumConstants());
  }
}
