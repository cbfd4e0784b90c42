package io.appfirewall.controlplane;

import static io.appfirewall.controlplane.ControlPlaneKind.EMBEDDED;
import static io.appfirewall.controlplane.ControlPlaneKind.GO;
import static io.appfirewall.controlplane.ControlPlaneKind.K3S;
import static io.appfirewall.controlplane.ControlPlaneKind.KUBECONFIG;
import static io.appfirewall.controlplane.ControlPlaneKind.LOCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final List<ControlPlaneKind> asked = new ArrayList<>();

  @Nested
  class WhenNothingIsNamed {
    @Test
    void takesTheLocalOneFirst() {
      assertThat(choose(false, Set.of(KUBECONFIG, LOCAL, K3S, GO, EMBEDDED))).isEqualTo(LOCAL);
      assertThat(asked).containsExactly(LOCAL);
    }

    @Test
    void takesK3sNext() {
      assertThat(choose(false, Set.of(KUBECONFIG, K3S, GO, EMBEDDED))).isEqualTo(K3S);
    }

    @Test
    void takesTheEmbeddedOneRatherThanBuildingOrUsingSomebodysCluster() {
      assertThat(choose(false, Set.of(KUBECONFIG, GO, EMBEDDED))).isEqualTo(EMBEDDED);
      assertThat(asked).doesNotContain(KUBECONFIG, GO);
    }

    @Test
    void refusesTheEmbeddedOneInCi() {
      assertThatThrownBy(() -> choose(true, Set.of(KUBECONFIG, GO, EMBEDDED)))
          .hasMessage(
              "There is no genuine control plane here and CI=true, so the embedded one is not"
                  + " taken. Build one with -Dcontrolplane=go, or name another. Tried: local: no"
                  + " local today; k3s: no k3s today.");
    }
  }

  @Nested
  class WhenOneIsNamed {
    @Test
    void takesIt() {
      for (ControlPlaneKind kind : ControlPlaneKind.values()) {
        assertThat(choose(kind.label(), true, EnumSet.allOf(ControlPlaneKind.class)))
            .isEqualTo(kind);
      }
    }

    @Test
    void saysWhyItIsNotPossible() {
      assertThatThrownBy(() -> choose("k3s", false, Set.of(LOCAL, EMBEDDED)))
          .hasMessage("The control plane k3s is not possible here: no k3s today.");
    }

    @Test
    void saysWhichKindsThereAre() {
      assertThatThrownBy(() -> choose("kind", false, Set.of(LOCAL)))
          .hasMessage(
              "There is no control plane of kind kind. Kinds are kubeconfig, local, k3s, go,"
                  + " embedded.");
    }
  }

  private ControlPlaneKind choose(boolean ci, Set<ControlPlaneKind> there) {
    return selection(ci, there).choose(Optional.empty()).kind();
  }

  private ControlPlaneKind choose(String named, boolean ci, Set<ControlPlaneKind> there) {
    return selection(ci, there).choose(Optional.of(named)).kind();
  }

  private Selection selection(boolean ci, Set<ControlPlaneKind> there) {
    return new Selection(
        ci,
        kind -> {
          asked.add(kind);
          return there.contains(kind)
              ? new Offer.Made(new Choice(kind, "some", Set.of(), EmbeddedControlPlane::new))
              : new Offer.None("no " + kind + " today");
        });
  }
}
