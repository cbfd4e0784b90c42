package io.appfirewall.docs;

import io.appfirewall.core.compiler.RuleOutcome;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.model.DeletionPolicy;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.DnsPolicy;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.LabelSelector.Operator;
import io.appfirewall.core.model.Mode;
import io.appfirewall.core.status.ConditionStatus;
import io.appfirewall.core.status.ConditionType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names in UpperCamelCase that the documentation may use. */
final class Words {
  private static final Pattern NAME = Pattern.compile("([A-Z][a-z]+){2,}");

  /** Those that no code of ours defines. */
  private static final Set<String> OTHERS =
      Set.of(
          // reasons of conditions that are no diagnostics
          "ApplyFailed",
          "NotAccepted",
          // reasons of the command status that are no conditions
          "NotObserved",
          // reasons of Events that are no conditions
          "DriftRepaired",
          // annotations of JSpecify
          "NullMarked",
          // Kubernetes
          "ClusterRole",
          "ConfigMap",
          "CronJob",
          "CustomResourceDefinition",
          "DaemonSet",
          "EndpointSlice",
          "ExternalName",
          "PodsNotCovered",
          "ReplicaSet",
          "ServiceAccount",
          "StatefulSet");

  private Words() {}

  /** Whether a text is one word of the form {@code FirewallNotFound}. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static Set<String> known() {
    return Stream.of(OTHERS.stream(), ofEnums(), classes())
        .flatMap(words -> words)
        .collect(Collectors.toSet());
  }

  private static Stream<String> ofEnums() {
    Stream<String> operators = Arrays.stream(Operator.values()).map(Operator::text);
    Stream<String> others =
        Stream.<Object[]>of(
                Code.values(),
                ConditionStatus.values(),
                ConditionType.values(),
                DeletionPolicy.values(),
                Direction.values(),
                DnsPolicy.values(),
                Entity.values(),
                Kind.values(),
                Mode.values(),
                RuleOutcome.State.values())
            .flatMap(values -> Arrays.stream(values).map(Object::toString));
    return Stream.concat(operators, others);
  }

  private static Stream<String> classes() {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
