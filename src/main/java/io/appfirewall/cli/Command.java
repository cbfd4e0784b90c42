package io.appfirewall.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command in picocli's terms. Not by picocli's annotations, since to read those the JVM makes a
 * class for each kind of them, which takes longer than most commands do. An option or a parameter
 * is a supplier of its value, once the words have been read.
 */
abstract class Command implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  /** One that says what it does, in lines; and examples below its options. */
  Command(List<String> description, List<String> footer) {
    spec.usageMessage()
        .description(description.toArray(String[]::new))
        .footer(Stream.concat(Stream.of(""), footer.stream()).toArray(String[]::new));
    spec.versionProvider(new Version());
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
  }

  CommandSpec spec() {
    return spec;
  }

  /** Where it was called; not before that. */
  CommandLine line() {
    return spec.commandLine();
  }

  /** Whether it is read on a terminal with colours. */
  Ansi ansi() {
    return line().getColorScheme().ansi().enabled() ? Ansi.ON : Ansi.OFF;
  }

  Report report(JudgingOptions judging) {
    return new Report(line().getErr(), ansi(), judging.allowsUnresolved());
  }

  /** An option that is there or not. */
  Supplier<Boolean> flag(String name, String description) {
    return add(
        OptionSpec.builder(name)
            .type(boolean.class)
            .initialValue(false)
            .description(description)
            .build());
  }

  /** An option that has one value, or is not there. */
  <T> Supplier<Optional<T>> option(
      Class<T> type, String label, String description, String... names) {
    return optional(
        OptionSpec.builder(names).type(type).paramLabel(label).description(description));
  }

  <T> Supplier<Optional<T>> optional(OptionSpec.Builder builder) {
    OptionSpec option = builder.build();
    spec.addOption(option);
    return () -> Optional.ofNullable(option.<@Nullable T>getValue());
  }

  /** {@code -o} and what it can be, one of which is usual. */
  <E extends Enum<E>> Supplier<E> format(E usual, String description) {
    return add(
        OptionSpec.builder("-o", "--output")
            .type(usual.getDeclaringClass())
            .converters(new Choice<>(usual.getDeclaringClass()))
            .paramLabel("FORMAT")
            .defaultValue(usual.toString())
            .description(description)
            .build());
  }

  /** {@code -f}, the manifests that are read. */
  Supplier<List<String>> filenames(boolean isRequired) {
    return paths(
        isRequired,
        "Files, directories with all below them, or - for standard input. May be repeated.",
        "-f",
        "--filename");
  }

  /** An option that has one value or many, or is not there: an empty list. */
  Supplier<List<String>> paths(boolean isRequired, String description, String... names) {
    return add(
        OptionSpec.builder(names)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .initialValue(List.of())
            .arity("1..*")
            .required(isRequired)
            .paramLabel("PATH")
            .description(description)
            .build());
  }

  private <T> Supplier<T> add(OptionSpec option) {
    spec.addOption(option);
    return option::getValue;
  }

  <T> Supplier<T> add(PositionalParamSpec parameter) {
    spec.addPositional(parameter);
    return parameter::getValue;
  }
}
