package io.appfirewall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.appfirewall.controlplane.Ability;
import io.appfirewall.controlplane.ControlPlane;
import io.appfirewall.controlplane.CustomResources;
import io.appfirewall.controlplane.Kubectl;
import io.appfirewall.controlplane.OnControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example for Flux, against Flux' own definitions. */
@OnControlPlane(needs = {Ability.GENUINE, Ability.KUBECTL})
class FluxIT {
  private static final Path EXAMPLE = Path.of("docs/examples/gitops/flux.yaml");

  private final ControlPlane controlPlane;
  private final Kubectl kubectl;
  private final Path definitions = FluxDefinitions.folder();

  FluxIT(ControlPlane controlPlane, Kubectl kubectl) {
    this.controlPlane = controlPlane;
    this.kubectl = kubectl;
  }

  @BeforeEach
  void install() {
    CustomResources.install(controlPlane, definitions);
    kubectl.run("create", "namespace", "flux-system");
  }

  @AfterEach
  void leaveNoDefinitions() {
    kubectl.run("delete", "-f", definitions.toString(), "--wait").orThrow();
  }

  @Test
  void takesTheExample() throws IOException {
    assertThat(applied(Files.readString(EXAMPLE)).orThrow().lines())
        .containsExactly(
            "gitrepository.source.toolkit.fluxcd.io/platform serverside-applied (server dry run)",
            "kustomization.kustomize.toolkit.fluxcd.io/shop serverside-applied (server dry run)");
  }

  @Test
  void wouldRefuseAFieldThatItDoesNotKnow() throws IOException {
    assertThat(applied(Files.readString(EXAMPLE).replace("prune:", "prunes:")).err())
        .contains(".spec.prunes: field not declared in schema");
  }

  @Test
  void findsInThisRepositoryWhatTheExampleNames() throws IOException {
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper().readerFor(JsonNode.class).readValues(EXAMPLE.toFile())) {
      List<Path> named =
          documents.readAll().stream()
              .map(document -> document.at("/spec/path"))
              .filter(JsonNode::isTextual)
              .map(path -> Path.of(path.asText()))
              .toList();
      assertThat(named).isNotEmpty().allSatisfy(path -> assertThat(path).isDirectory());
    }
  }

  private Kubectl.Result applied(String manifests) {
    return kubectl.runWithInput(
        manifests, "apply", "--server-side", "--dry-run=server", "--validate=strict", "-f", "-");
  }
}
