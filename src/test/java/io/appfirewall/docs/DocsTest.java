package io.appfirewall.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.FirewallBaselineSpec;
import io.appfirewall.core.compiler.BaselineScope;
import io.appfirewall.core.compiler.Compilation;
import io.appfirewall.core.compiler.Intent;
import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.Severity;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.snapshot.PodScope;
import io.appfirewall.core.snapshot.Settings;
import io.appfirewall.docs.Page.Block;
import io.appfirewall.manifest.BaselineReader;
import io.appfirewall.manifest.NamespaceReader;
import io.appfirewall.manifest.PolicyWriter;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The documentation against the code. */
class DocsTest {
  private static final Page SEMANTICS = Page.of("docs/semantics.md");

  @Nested
  class Links {
    @TestFactory
    Stream<DynamicTest> leadSomewhere() {
      return Page.all().stream()
          .map(page -> dynamicTest(page.toString(), () -> assertThat(deadLinks(page)).isEmpty()));
    }

    private static List<String> deadLinks(Page page) {
      return page.relativeLinks().stream().filter(link -> !leadsSomewhere(page, link)).toList();
    }

    private static boolean leadsSomewhere(Page page, String link) {
      int hash = link.indexOf('#');
      String file = hash < 0 ? link : link.substring(0, hash);
      Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
      return Files.exists(target)
          && (hash < 0 || Page.of(target).anchors().contains(link.substring(hash + 1)));
    }
  }

  @Nested
  class Manifest {
    @Test
    void ofTheSampleShopHasNothingToTellOf() {
      assertThat(World.ofTheShop().diagnostics()).isEmpty();
    }

    /** Blocks of a page build on each other, and on the sample shop. */
    @TestFactory
    Stream<DynamicTest> meansWhatThePageSays() {
      return Page.all().stream().flatMap(Manifest::tests);
    }

    private static Stream<DynamicTest> tests(Page page) {
      World world = World.ofTheShop();
      List<DynamicTest> tests = new ArrayList<>();
      boolean mistakes = false;
      for (Block block : page.blocks()) {
        if (block.language().equals("yaml")) {
          tests.add(dynamicTest(block.toString(), () -> check(block, world)));
        } else if (mistakes) {
          tests.add(dynamicTest(block.toString(), () -> assertIsPrinted(block, world)));
        }
        mistakes = !block.expected().isEmpty();
      }
      return tests.stream();
    }

    private static void check(Block block, World world) {
      List<Document> documents = Document.read(block.manifest());
      Map<Boolean, List<Document>> arePolicies =
          documents.stream().collect(Collectors.partitioningBy(Document::isNetworkPolicy));
      List<Document> given = arePolicies.getOrDefault(false, List.of());
      given.forEach(world::put);
      Set<String> ids = given.stream().map(Document::id).collect(Collectors.toSet());
      Set<String> mistakes =
          world.diagnostics().stream()
              .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
              .filter(diagnostic -> ids.contains(diagnostic.object().toString()))
              .map(diagnostic -> diagnostic.code().toString())
              .collect(Collectors.toSet());

      assertThat(mistakes).isEqualTo(block.expected());
      assertThat(arePolicies.getOrDefault(true, List.of()))
          .allSatisfy(policy -> assertIsCompiled(policy.networkPolicy(), world));
    }

    /** What follows a block with mistakes shows how they are told. */
    private static void assertIsPrinted(Block block, World world) {
      assertThat(block.text().lines().filter(line -> line.matches("(error|warning) .*")))
          .isSubsetOf(world.diagnostics().stream().map(Diagnostic::toString).toList());
    }

    private static void assertIsCompiled(NetworkPolicy shown, World world) {
      ObjectMeta metadata = shown.getMetadata();
      Compilation compilation =
          world.compilation(new NamespacedName(metadata.getNamespace(), metadata.getName()));

      assertThat(compilation.intent()).isInstanceOf(Intent.Enforce.class);
      NetworkPolicy compiled = PolicyWriter.write(((Intent.Enforce) compilation.intent()).policy());
      assertThat(shown.getSpec()).isEqualTo(compiled.getSpec());
      assertThat(metadata.getLabels()).isEqualTo(compiled.getMetadata().getLabels());
      assertThat(compiled.getMetadata().getAnnotations())
          .containsAllEntriesOf(metadata.getAnnotations());
    }
  }

  @Nested
  class Diagnostics {
    private static final Pattern PRINTED = Pattern.compile("^(?:error|warning) .*\\[(\\w+)]$");
    private static final Pattern REASON = Pattern.compile("reason: ([A-Z]\\w+)");

    @Test
    void thatArePrintedHaveCodesThatExist() {
      assertThat(Page.all())
          .flatMap(page -> page.find(PRINTED).map(match -> match.group(1)).toList())
          .isSubsetOf(strings(Code.values()));
    }

    @TestFactory
    Stream<DynamicTest> andAllOtherNamesExist() {
      Set<String> known = Words.known();
      return Page.all().stream()
          .map(page ->
              dynamicTest(
                  page.toString(),
                  () ->
                      assertThat(names(page))
                          .as("names that are misspelt, or missing in Words")
                          .filteredOn(name -> !known.contains(name))
                          .isEmpty()));
    }

    private static Set<String> names(Page page) {
      return Stream.concat(
              page.inlineCode().stream().filter(Words::isName),
              page.find(REASON).map(match -> match.group(1)))
          .collect(Collectors.toSet());
    }
  }

  @Nested
  class Semantics {
    @Test
    void listsEveryEntityWithItsDirections() {
      assertThat(SEMANTICS.table("## Entities"))
          .extracting(row -> row.get(0) + " " + row.get(1))
          .isEqualTo(Arrays.stream(Entity.values()).map(Semantics::row).toList());
    }

    @Test
    void namesTheDefaultPodsOfIngressControllersAndMonitoring() {
      Settings settings = Settings.DEFAULTS;

      assertThat(SEMANTICS.table("### IngressControllers and Monitoring by default"))
          .isEqualTo(
              Stream.of(
                      rows("`IngressControllers`", settings.ingressControllers(false)),
                      rows("`IngressControllers` on OpenShift", settings.ingressControllers(true)),
                      rows("`Monitoring`", settings.monitoring(false)),
                      rows("`Monitoring` on OpenShift", settings.monitoring(true)))
                  .flatMap(rows -> rows)
                  .toList());
    }

    @Test
    void namesTheNamespacesThatABaselineLeavesOut() {
      FirewallBaselineSpec spec =
          new FirewallBaselineSpec(
              null, true, null, null, List.of("Ingress"), "Enforce", null, null, null, null);
      FirewallBaseline object = new FirewallBaseline();
      object.setMetadata(new ObjectMetaBuilder().withName("default").build());
      object.setSpec(spec);
      Baseline baseline = BaselineReader.read(object).value().orElseThrow();
      String system = SEMANTICS.table("### Which namespaces it concerns").get(0).get(0);

      assertThat(Page.code(system).map(name -> name.replace("*", "dns")))
          .hasSize(4)
          .allSatisfy(name ->
              assertThat(BaselineScope.of(baseline, NamespaceReader.named(name), Settings.DEFAULTS))
                  .isEqualTo(BaselineScope.EXCLUDED));
    }

    private static String row(Entity entity) {
      String fields =
          Arrays.stream(Direction.values())
              .filter(entity::isLegalIn)
              .map(direction -> "`" + direction.peersField() + "`")
              .collect(Collectors.joining(", "));
      return "`" + entity + "` " + fields;
    }

    private static Stream<List<String>> rows(String entity, List<PodScope> scopes) {
      return scopes.stream().map(scope -> List.of(entity, quoted(scope.namespaces()), pods(scope)));
    }

    private static String pods(PodScope scope) {
      return scope.pods().matchExpressions().stream()
          .map(requirement -> "`" + requirement.key() + "` in " + quoted(requirement.values()))
          .findFirst()
          .orElse("every pod");
    }

    private static String quoted(Collection<String> words) {
      return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
  }

  @Nested
  class Architecture {
    @Test
    void drawsEveryArrowOfTheCode() {
      String diagram =
          Page.of("docs/architecture.md").blocks().stream()
              .filter(block -> block.language().equals("mermaid"))
              .findFirst()
              .map(Block::text)
              .orElseThrow();

      assertThat(Arrows.ofCode().all()).isNotEmpty().isSubsetOf(Arrows.drawn(diagram).all());
    }
  }

  private static List<String> strings(Object[] values) {
    return Arrays.stream(values).map(Object::toString).toList();
  }
}
