package io.appfirewall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.appfirewall.oracle.Imported.Left;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code import} of single networks: whoever judged them judges them again with the policies of the
 * AppFirewalls in place of those that they came from, and says the same of every connection.
 */
class CasesImportIT {
  /** Those that are worth their time. */
  private static final int RANDOM_NETWORKS = 600;

  private static final Pattern NAMED_PORT_OF_ADDRESSES =
      Pattern.compile(
          "spec: no AppFirewall means the same, so it stays as it is:"
              + " spec\\.egress\\[\\S+]\\.ports: port \\w+ is a name, which only pods can resolve,"
              + " and a peer of this rule is an address\\. Give the number\\.");

  private final Oracles oracles = Oracles.find();
  private final List<Left> left = new ArrayList<>();
  private int equal;
  @TempDir private Path folder;

  @Test
  void meansTheSameInEveryCaseThatCyclonusGenerates() {
    List<Case> cases = oracles.cyclonusCases().answers().stream().map(Case::read).toList();
    assertThat(sameAfterImport(cases, oracles.cyclonus())).isGreaterThan(370_000);
    assertThat(left).isEmpty();
    assertThat(equal).as("policies that are a part of an AppFirewall now").isGreaterThan(270);
  }

  @Test
  void meansTheSameInRandomNetworks() {
    List<Case> cases =
        RandomCases.judgedBy(oracles.kubeNetworkPolicies()).limit(RANDOM_NETWORKS).toList();
    assertThat(sameAfterImport(cases, oracles.kubeNetworkPolicies())).isGreaterThan(200_000);
    assertThat(left)
        .allSatisfy(each -> {
          assertThat(each.code()).isEqualTo("Inexpressible");
          assertThat(each.reason()).matches(NAMED_PORT_OF_ADDRESSES);
        });
    assertThat(equal)
        .as("policies that are a part of an AppFirewall now, beside %d that are left", left.size())
        .isGreaterThan(7 * left.size());
  }

  /** How many connections are judged the same. */
  private long sameAfterImport(List<Case> before, Oracle judge) {
    List<Case> after = before.stream().map(this::imported).toList();
    List<String> answers = judge.answers(after.stream().map(Case::line).toList());
    long connections = 0;
    for (int i = 0; i < before.size(); i++) {
      List<List<String>> judged = after.get(i).answered(answers.get(i)).judged();
      assertThat(judged)
          .as(
              "%s, where %s became %s",
              before.get(i).name(), before.get(i).policies(), after.get(i).policies())
          .isEqualTo(before.get(i).judged());
      connections += judged.stream().flatMap(List::stream).mapToLong(String::length).sum();
    }
    return connections;
  }

  private Case imported(Case each) {
    ManifestFile before = each.manifests();
    Imported imported = Imported.from(written("before.json", before));
    assertThat(Stream.concat(imported.equal().stream(), imported.left().keySet().stream()))
        .as(each.name())
        .containsExactlyInAnyOrderElementsOf(before.policies());
    equal += imported.equal().size();
    left.addAll(imported.left().values());
    ManifestFile rest = before.without(imported.equal());
    ManifestFile policies =
        imported.policies(written("rest.json", rest), folder.resolve("firewalls.yaml"));
    return each.withPolicies(
        Stream.concat(rest.objects().stream(), policies.objects().stream())
            .filter(ManifestFile::isPolicy)
            .toList());
  }

  private Path written(String name, ManifestFile manifests) {
    try {
      return Files.writeString(folder.resolve(name), manifests.list());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
